package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.appliesIf;
import static hitchpost.hal.contract.Bench.require;

import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.IsolationMonitor;
import java.util.List;
import java.util.function.Supplier;

/** What everything does that watches the isolation of a DC output. */
final class IsolationContract {
  private static final int GOOD = 4;

  private IsolationContract() {}

  static List<Check> of(Supplier<? extends IsolationRig> rigs) {
    var trial = new Trial<IsolationMonitor, IsolationRig>(rigs);
    trial.fresh(
        "before it is reached it knows nothing",
        bench -> require(bench.device().ohms().isEmpty(), "it made up " + bench.device().ohms()));
    trial.check(
        "it follows what it measures",
        bench -> {
          for (int ohms : new int[] {1_000_000, 250_000, 30_000}) {
            bench.rig().isolation(ohms);
            bench.until("it tells " + ohms, () -> tells(bench, ohms));
          }
        });
    trial.fresh(
        "isolation that fails is told, and so is its return",
        bench -> {
          List<FaultChange> heard = bench.hearing(IsolationMonitor::onFault);
          int threshold = bench.rig().faultOhms();
          bench.rig().isolation(threshold * GOOD);
          bench.start();
          bench.until("it tells it", () -> tells(bench, threshold * GOOD));
          require(heard.isEmpty(), "it told " + heard);
          bench.rig().isolation(threshold / 2);
          bench.until("the fault is told", () -> !heard.isEmpty());
          DeviceFault fault = ResidualCurrentContract.requireRaised(heard.getFirst());
          require(fault.code() == DeviceFaultCode.ISOLATION, "it tells " + fault);
          bench.rig().isolation(threshold * GOOD);
          bench.until("its end is told", () -> heard.size() > 1);
          require(heard.getLast().equals(new FaultChange.Cleared(fault.id())), "it told " + heard);
        });
    trial.check(
        "a test shows that it works",
        bench ->
            require(bench.outcome("test", bench.device().selfTest()), "it says that it fails"));
    trial.check(
        "a test of one that measures no more fails, and it knows nothing",
        bench -> {
          appliesIf(bench.rig().breakMonitor(), "nobody can break it");
          require(!bench.outcome("test", bench.device().selfTest()), "it says that it works");
          bench.until("it knows nothing", () -> bench.device().ohms().isEmpty());
        });
    trial.check(
        "a monitor that is gone knows nothing and fails its test in words",
        bench -> {
          bench.until("it measures", () -> bench.device().ohms().isPresent());
          bench.loseLink();
          require(bench.device().ohms().isEmpty(), "it still tells " + bench.device().ohms());
          bench.refused("test", bench.device().selfTest());
        });
    return trial.checks();
  }

  private static boolean tells(Bench<IsolationMonitor, IsolationRig> bench, int ohms) {
    int told = bench.device().ohms().orElse(0);
    return Math.abs((long) told - ohms) * 100 <= (long) ohms * bench.rig().tolerancePercent();
  }
}
