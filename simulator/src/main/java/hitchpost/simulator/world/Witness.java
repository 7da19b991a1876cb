package hitchpost.simulator.world;

import hitchpost.core.Input;
import hitchpost.core.Output;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.journal.Change;
import hitchpost.core.rpc.LinkCommand;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Sees every step: writes it down, lets the rules judge it, and cuts the power where planned. */
final class Witness implements VirtualStation.Watcher {
  /** Most steps from the order to end the program until it is carried out. */
  private static final int SOON = 60;

  private final Surroundings world;
  private final Invariants invariants;
  private final SplittableRandom random;
  private final Runnable onEnd;
  private boolean armed;
  private boolean crash;
  private boolean onlyWrites;
  private int countdown;

  Witness(Surroundings world, Invariants invariants, SplittableRandom random, Runnable onEnd) {
    this.world = world;
    this.invariants = invariants;
    this.random = random;
    this.onEnd = onEnd;
  }

  /** The power is cut, or the program dies, before or after the commit of some step soon. */
  void endSoon(boolean byCrash) {
    armed = true;
    crash = byCrash;
    // Steps that write are rarer, and it is there that something can be lost.
    onlyWrites = random.nextBoolean();
    countdown = random.nextInt(onlyWrites ? SOON / 4 : SOON);
  }

  /** Nothing is cut any more. */
  void disarm() {
    armed = false;
  }

  @Override
  public Fate stepped(@Nullable Input input, List<Output> outputs) {
    world.tally().step();
    world.trace().note("input", input == null ? "start" : input);
    if (input == null) {
      world.tally().boot();
      invariants.starting();
    }
    if (!armed || onlyWrites && !writes(outputs) || countdown-- > 0) {
      return Fate.CARRY_OUT;
    }
    armed = false;
    boolean before = random.nextBoolean();
    world.trace().note(crash ? "crash" : "power cut", before ? "before commit" : "after commit");
    onEnd.run();
    if (crash) {
      return before ? Fate.CRASH_BEFORE_COMMIT : Fate.CRASH_AFTER_COMMIT;
    }
    return before ? Fate.CUT_BEFORE_COMMIT : Fate.CUT_AFTER_COMMIT;
  }

  private static boolean writes(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Persist) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void committed(@Nullable Input input, List<Output> outputs) {
    Trace trace = world.trace();
    trace.mark(world.time().nanos());
    for (Output output : outputs) {
      if (output instanceof Output.Persist(Change change)) {
        trace.note("keep", change);
        trace.mark(change.shelf().name());
        trace.mark(change.key());
        if (change instanceof Change.Put put) {
          trace.mark(put.json());
        }
      }
    }
    invariants.committed(input, outputs);
  }

  @Override
  public void acting(Output output) {
    world.trace().note("do", output);
    if (output instanceof Output.Link(LinkCommand.Send send)) {
      world.trace().mark(send.text());
    } else if (output instanceof Output.Hardware(HardwareCommand.SetContactor command)) {
      world.trace().mark(command.closed() ? command.evse() : -command.evse());
    }
    invariants.acting(output);
  }

  @Override
  public void settled() {
    invariants.settled();
  }

  @Override
  public void down() {
    invariants.down();
  }
}
