package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.appliesIf;
import static hitchpost.hal.contract.Bench.require;

import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.ConnectorLock.Position;
import hitchpost.hal.device.ConnectorLock.Result;
import java.util.List;
import java.util.function.Supplier;

/** What every lock does. */
final class LockContract {
  private LockContract() {}

  static List<Check> of(Supplier<? extends LockRig> rigs) {
    var trial = new Trial<ConnectorLock, LockRig>(rigs);
    trial.check(
        "it moves as it is told and says where it is",
        bench -> {
          for (boolean locked : new boolean[] {true, false, true}) {
            requireMoved(bench, locked);
          }
        });
    trial.check(
        "told what it is already it does nothing wrong",
        bench -> {
          requireMoved(bench, true);
          requireMoved(bench, true);
        });
    trial.check(
        "told to turn round it ends where it was told last",
        bench -> {
          for (boolean locked : new boolean[] {true, false}) {
            var first = bench.device().move(!locked);
            requireMoved(bench, locked);
            Result result = bench.outcome("what it was told first", first);
            require(result != Result.FAILED, "what it was told first is called FAILED");
          }
        });
    trial.check(
        "a bolt that is stuck is not called moved",
        bench -> {
          requireMoved(bench, true);
          appliesIf(bench.rig().jam(), "nobody can tell");
          requireFailed(bench);
          require(bench.rig().bolted(), "the bolt of the rig moved although it is jammed");
          Position said = bench.device().position();
          require(said != Position.UNLOCKED, "its position is UNLOCKED and the bolt is out");
        });
    trial.check(
        "a lock that is gone fails and does not throw",
        bench -> {
          bench.loseLink();
          requireFailed(bench);
        });
    return trial.checks();
  }

  private static void requireFailed(Bench<ConnectorLock, LockRig> bench) {
    Result result = bench.outcome("unlocking", bench.device().move(false));
    require(result == Result.FAILED, "unlocking gave " + result + " and should be FAILED");
  }

  private static void requireMoved(Bench<ConnectorLock, LockRig> bench, boolean locked) {
    String what = locked ? "locking" : "unlocking";
    Result result = bench.outcome(what, bench.device().move(locked));
    require(result == Result.DONE || result == Result.ASSUMED, what + " gave " + result);
    require(
        bench.rig().bolted() == locked, what + " gave " + result + " and the bolt did not move");
    Position said = bench.device().position();
    require(
        said == (locked ? Position.LOCKED : Position.UNLOCKED),
        "after " + what + " its position is " + said);
  }
}
