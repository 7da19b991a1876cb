package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.appliesIf;
import static hitchpost.hal.contract.Bench.require;

import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.ResidualCurrentMonitor;
import java.util.List;
import java.util.function.Supplier;

/** What everything does that watches for residual current. */
final class ResidualCurrentContract {
  private ResidualCurrentContract() {}

  static List<Check> of(Supplier<? extends ResidualCurrentRig> rigs) {
    var trial = new Trial<ResidualCurrentMonitor, ResidualCurrentRig>(rigs);
    trial.heard(
        "a trip is told once, and its end when it was reset",
        ResidualCurrentMonitor::onFault,
        (bench, heard) -> {
          require(!bench.device().tripped() && heard.isEmpty(), "it has tripped: " + heard);
          trip(bench);
          bench.until("the trip is told", () -> !heard.isEmpty());
          DeviceFault fault = requireRaised(heard.getFirst());
          require(fault.code() == DeviceFaultCode.RESIDUAL_CURRENT, "it tells " + fault);
          bench.rig().leak(false);
          require(bench.outcome("reset", bench.device().reset()), "it does not reset");
          require(!bench.device().tripped(), "it says that it has tripped");
          bench.until("the end is told", () -> heard.size() > 1);
          require(
              heard.equals(
                  List.of(new FaultChange.Raised(fault), new FaultChange.Cleared(fault.id()))),
              "it told " + heard);
        });
    trial.check(
        "a trip stays when the residual current has ended",
        bench -> {
          trip(bench);
          bench.rig().leak(false);
          require(bench.device().tripped(), "it came back by itself");
        });
    trial.check(
        "a reset while residual current flows is none",
        bench -> {
          trip(bench);
          require(!bench.outcome("reset", bench.device().reset()), "it says that power may flow");
          bench.until("it has tripped again", () -> bench.device().tripped());
        });
    trial.heard(
        "a test shows that it works, and is no trip",
        ResidualCurrentMonitor::onFault,
        (bench, heard) -> {
          appliesIf(bench.rig().testable(), "it cannot test itself");
          require(bench.outcome("test", bench.device().selfTest()), "it says that it fails");
          require(!bench.device().tripped(), "it says that it has tripped");
          require(heard.isEmpty(), "it told " + heard);
        });
    trial.check(
        "a test of one that trips no more fails",
        bench -> {
          appliesIf(bench.rig().testable() && bench.rig().numb(), "nobody can take its sense");
          require(!bench.outcome("test", bench.device().selfTest()), "it says that it works");
        });
    trial.check(
        "commands to a monitor that is gone fail in words",
        bench -> {
          bench.loseLink();
          bench.refused("test", bench.device().selfTest());
          bench.refused("reset", bench.device().reset());
        });
    return trial.checks();
  }

  private static void trip(Bench<ResidualCurrentMonitor, ResidualCurrentRig> bench) {
    bench.rig().leak(true);
    bench.until("it has tripped", () -> bench.device().tripped());
  }

  static DeviceFault requireRaised(FaultChange change) {
    if (change instanceof FaultChange.Raised(DeviceFault fault)) {
      return fault;
    }
    throw new ContractBroken("it told " + change);
  }
}
