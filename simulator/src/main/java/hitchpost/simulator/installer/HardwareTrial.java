package hitchpost.simulator.installer;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.LockState;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.rig.RigPlan;
import hitchpost.hal.rig.RigStatus;
import hitchpost.hal.rig.StationHardware;
import hitchpost.hal.safety.LatchStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * {@code hitchpost hardware test}: moves one part after the other and asks whether it did. The
 * supervisor of a running station watches over it, and everything is off at the end.
 */
final class HardwareTrial {
  /** How long a device may take to be found, or to do what it is told. */
  static final Duration MACHINE = Duration.ofSeconds(15);

  /** How long a person may take to plug something in or to present a card. */
  private static final Duration PERSON = Duration.ofSeconds(60);

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration RENEWAL = Duration.ofSeconds(1);
  private static final int TEST_MILLI_AMPERES = 6_000;
  private static final int CONNECTOR = 1;
  private static final List<Light> LIGHTS =
      List.of(Light.READY, Light.CHARGING, Light.BLINKING, Light.FAULT);

  private final StationHardware.Plan plan;
  private final StationHardware hardware;
  private final Dialogue dialogue;
  private final Duration foundWithin;
  private final Duration opensWithin;
  private final Findings findings = new Findings();
  private final BlockingQueue<HardwareEvent> events = new LinkedBlockingQueue<>();
  private final Thread renewer = Thread.ofVirtual().name("trial").unstarted(this::renew);

  /** While a plug is live only waiting for the machine lets power flow on, and no question does. */
  private volatile boolean live;

  private long renewedNanos;

  /**
   * @param foundWithin how long a board may take to be found
   * @param opensWithin how long it may take to open its contactor
   */
  HardwareTrial(
      StationHardware.Plan plan,
      LatchStore latches,
      Dialogue dialogue,
      Duration foundWithin,
      Duration opensWithin) {
    this.plan = plan;
    this.dialogue = dialogue;
    this.foundWithin = foundWithin;
    this.opensWithin = opensWithin;
    hardware = new StationHardware(plan, latches, events::add, HalClock.SYSTEM::nanos);
  }

  /**
   * Tests everything that there is.
   *
   * @return whether nothing failed and nothing was refused
   */
  boolean run() {
    try (var off = AtEnd.of(hardware::close)) {
      hardware.start();
      renewer.start();
      for (RigPlan rig : plan.evses()) {
        test(rig);
      }
      plan.readers().forEach(this::reader);
    } finally {
      renewer.interrupt();
    }
    findings.print(dialogue);
    dialogue.say("Everything is off.");
    return !findings.failed();
  }

  private void test(RigPlan rig) {
    String evse = "EVSE " + rig.evse();
    dialogue.say(evse + ": looking for its board");
    until(foundWithin, () -> status(rig).pilot() != null && status(rig).power() != null);
    String refusal = refusal(status(rig));
    if (!refusal.isEmpty()) {
      dialogue.say(evse + " is not tested: " + refusal);
      findings.found(evse + " can be tested", false);
      return;
    }
    lights(rig, evse);
    rig.residualCurrent().forEach(monitor -> residual(monitor, evse));
    lock(rig, evse);
    relay(rig, evse);
  }

  /** Why an EVSE must be left alone, empty when it need not. */
  private static String refusal(RigStatus status) {
    if (status.pilot() == null) {
      return "the board tells no pilot";
    }
    if (status.pilot().connected()) {
      return "a car is connected; pull the plug first";
    }
    if (status.power() == null) {
      return "it is not known how the contactor is";
    }
    return status.power() ? "the contactor is closed and should not be" : "";
  }

  private void lights(RigPlan rig, String evse) {
    if (rig.indicator() == null) {
      return;
    }
    for (Light light : LIGHTS) {
      hardware.execute(new HardwareCommand.Indicate(rig.evse(), light, 100, 0));
      String word = light.name().toLowerCase(Locale.ROOT);
      findings.found(
          evse + " light " + word,
          dialogue.yes("Does the light of " + evse + " show: " + word + "?"));
    }
    hardware.execute(new HardwareCommand.Indicate(rig.evse(), Light.OFF, 0, 0));
  }

  private void residual(ResidualCurrentMonitor monitor, String evse) {
    String part = evse + " residual current device " + monitor.name();
    if (!dialogue.yes("Let " + monitor.name() + " test itself?")) {
      findings.skipped(part);
      return;
    }
    boolean works = done(monitor.selfTest());
    if (monitor.tripped()) {
      works &= done(monitor.reset());
    }
    findings.found(part, works);
  }

  private boolean done(CompletionStage<Boolean> work) {
    try {
      return work.toCompletableFuture().get(MACHINE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      dialogue.say("It did not: " + Objects.requireNonNull(failed.getCause()).getMessage());
    } catch (TimeoutException silent) {
      dialogue.say("It has not answered within " + MACHINE.toSeconds() + " s.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void lock(RigPlan rig, String evse) {
    if (rig.lock() == null) {
      return;
    }
    String part = evse + " lock";
    if (!dialogue.yes("Move the lock of " + evse + "? Keep fingers away from the socket.")) {
      findings.skipped(part);
      return;
    }
    boolean works =
        moves(rig, true)
            && dialogue.yes("Is the bolt out?")
            && moves(rig, false)
            && dialogue.yes("Is the bolt back?");
    moves(rig, false);
    findings.found(part, works);
  }

  private boolean moves(RigPlan rig, boolean locked) {
    LockState wanted = locked ? LockState.LOCKED : LockState.UNLOCKED;
    hardware.execute(new HardwareCommand.SetLock(rig.evse(), CONNECTOR, locked));
    return until(MACHINE, () -> status(rig).lock() == wanted);
  }

  private void relay(RigPlan rig, String evse) {
    String part = evse + " contactor";
    dialogue.say("");
    dialogue.say("WARNING: the next test makes the socket or the plug of " + evse + " LIVE.");
    dialogue.say("It needs a test adapter that plays a car (pilot C). Connect no car, keep hands");
    dialogue.say("away, and have somebody at the main switch.");
    if (!dialogue
        .ask("Type the word live to go on, anything else to leave it out:")
        .equals("live")) {
      findings.skipped(part);
      return;
    }
    dialogue.say("Plug the adapter in and set it to C within " + PERSON.toSeconds() + " s.");
    boolean works = false;
    live = true;
    try {
      works = closes(rig) && dialogue.yes("Did the contactor close? It opens again in 5 s.");
    } finally {
      off(rig);
      live = false;
    }
    boolean opened = until(opensWithin, () -> Boolean.FALSE.equals(status(rig).power()));
    works = works && opened && dialogue.yes("Did it open, with no voltage left?");
    findings.found(part, works);
    if (rig.lock() != null && opened) {
      moves(rig, false);
    }
    dialogue.say("Pull the adapter.");
  }

  private boolean closes(RigPlan rig) {
    if (!until(PERSON, () -> connected(rig))) {
      dialogue.say("No adapter was seen.");
      return false;
    }
    if (rig.lock() != null && !moves(rig, true)) {
      dialogue.say("The plug is not held.");
      return false;
    }
    hardware.execute(new HardwareCommand.OfferCurrent(rig.evse(), TEST_MILLI_AMPERES, 1));
    hardware.execute(new HardwareCommand.SetContactor(rig.evse(), true));
    boolean closed = until(PERSON, () -> Boolean.TRUE.equals(status(rig).power()));
    if (!closed) {
      var obstacle = status(rig).obstacle();
      dialogue.say(
          "It did not close: " + (obstacle == null ? "no reason is known" : obstacle.text()));
    }
    return closed;
  }

  private boolean connected(RigPlan rig) {
    var pilot = status(rig).pilot();
    return pilot != null && pilot.connected();
  }

  private void off(RigPlan rig) {
    hardware.execute(new HardwareCommand.SetContactor(rig.evse(), false));
    hardware.execute(new HardwareCommand.OfferCurrent(rig.evse(), 0, 1));
  }

  private void reader(IdTokenReader reader) {
    String part = "reader " + reader.name();
    if (!dialogue.yes("Test " + part + "?")) {
      findings.skipped(part);
      return;
    }
    events.clear();
    dialogue.say("Present a card within " + PERSON.toSeconds() + " s.");
    Predicate<HardwareEvent> card = HardwareEvent.TokenPresented.class::isInstance;
    boolean read = until(PERSON, () -> events.stream().anyMatch(card));
    events.stream()
        .filter(card)
        .map(HardwareEvent.TokenPresented.class::cast)
        .findFirst()
        .ifPresent(event -> dialogue.say("It reads " + event.token().shown()));
    findings.found(part, read && dialogue.yes("Is that the number of the card?"));
  }

  private RigStatus status(RigPlan rig) {
    return hardware.rig().evses().stream()
        .filter(status -> status.evse() == rig.evse())
        .findFirst()
        .orElseThrow();
  }

  /** Boards with a watchdog are fed only while somebody shows that he is there. */
  private void renew() {
    while (!Thread.currentThread().isInterrupted()) {
      if (!live) {
        hardware.renew();
      }
      HalClock.SYSTEM.park(RENEWAL);
    }
  }

  /** Waits, and lets power flow meanwhile: whoever is asked too long finds it off. */
  private boolean until(Duration atMost, BooleanSupplier condition) {
    long begin = HalClock.SYSTEM.nanos();
    while (!condition.getAsBoolean()) {
      if (HalClock.SYSTEM.since(begin).compareTo(atMost) > 0) {
        return false;
      }
      if (HalClock.SYSTEM.since(renewedNanos).compareTo(RENEWAL) > 0) {
        renewedNanos = HalClock.SYSTEM.nanos();
        hardware.renew();
      }
      HalClock.SYSTEM.park(LOOK);
    }
    return true;
  }
}
