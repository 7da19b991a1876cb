package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.appliesIf;
import static hitchpost.hal.contract.Bench.require;

import hitchpost.hal.device.DcPowerSupply;
import hitchpost.hal.device.DcPowerSupply.Limits;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.FaultChange;
import java.util.List;
import java.util.function.Supplier;

/** What every supply of direct current does. */
final class DcSupplyContract {
  private final Trial<DcPowerSupply, DcSupplyRig> trial;

  private DcSupplyContract(Trial<DcPowerSupply, DcSupplyRig> trial) {
    this.trial = trial;
  }

  static List<Check> of(Supplier<? extends DcSupplyRig> rigs) {
    var contract = new DcSupplyContract(new Trial<>(rigs));
    contract.delivers();
    contract.ends();
    return contract.trial.checks();
  }

  private void delivers() {
    trial.check(
        "its limits make sense",
        bench -> {
          Limits limits = bench.device().limits();
          require(limits.minMilliVolts() > 0, "its least voltage is not above 0: " + limits);
          require(
              limits.maxMilliVolts() > limits.minMilliVolts(),
              "its highest voltage is not above its least: " + limits);
          require(
              limits.maxMilliAmperes() > 0 && limits.maxWatts() > 0,
              "it can give no current or no power: " + limits);
        });
    trial.check(
        "before it is told anything it delivers nothing",
        bench -> {
          bench.rig().load(10_000);
          require(bench.rig().milliAmperes() == 0, "it delivers");
          require(bench.device().output().milliAmperes() == 0, "it says that it delivers");
        });
    trial.check(
        "without a load its voltage is what it was told, up and down",
        bench -> {
          Limits limits = bench.device().limits();
          for (int volts : new int[] {limits.maxMilliVolts(), limits.minMilliVolts()}) {
            tell(bench, volts, limits.maxMilliAmperes() / 2);
            requireNear(bench, "voltage", volts, bench.rig().milliVolts());
            requireNear(bench, "it says", volts, bench.device().output().milliVolts());
            require(bench.rig().milliAmperes() == 0, "current flows through nothing");
          }
        });
    trial.check(
        "a load that takes more than the current it was told lowers the voltage",
        bench -> {
          int volts = middle(bench);
          int amperes = affordable(bench, volts) / 2;
          bench.rig().load(resistance(volts, amperes * 2));
          tell(bench, volts, amperes);
          requireNear(bench, "current", amperes, bench.rig().milliAmperes());
          requireNear(bench, "it says", amperes, bench.device().output().milliAmperes());
          requireNear(bench, "voltage", volts / 2, bench.rig().milliVolts());
        });
    trial.check(
        "it never gives more power than it can",
        bench -> {
          Limits limits = bench.device().limits();
          int volts = limits.maxMilliVolts();
          bench.rig().load(resistance(volts, limits.maxMilliAmperes()));
          tell(bench, volts, limits.maxMilliAmperes());
          long watts = (long) bench.rig().milliVolts() * bench.rig().milliAmperes() / 1_000_000;
          require(watts * 1_000 <= limits.maxWatts() * (1_000L + wrong(bench)), watts + " W");
        });
    trial.check(
        "more than its limits is refused, and what it does stays",
        bench -> {
          Limits limits = bench.device().limits();
          int volts = middle(bench);
          tell(bench, volts, limits.maxMilliAmperes() / 2);
          bench.refused("voltage", bench.device().deliver(limits.maxMilliVolts() + 1, 1_000));
          bench.refused("current", bench.device().deliver(volts, limits.maxMilliAmperes() + 1));
          requireNear(bench, "voltage", volts, bench.rig().milliVolts());
        });
  }

  private void ends() {
    trial.check(
        "told nothing it switches off",
        bench -> {
          deliver(bench);
          bench.outcome("switching off", bench.device().deliver(middle(bench), 0));
          require(bench.rig().milliAmperes() == 0, "current flows although it is confirmed");
        });
    trial.check(
        "a supply that nobody can reach ends by itself",
        bench -> {
          deliver(bench);
          bench.loseLink();
          off(bench);
          bench.refused("delivering", bench.device().deliver(middle(bench), 1_000));
        });
    trial.check(
        "closed it leaves no current behind",
        bench -> {
          deliver(bench);
          bench.device().close();
          off(bench);
        });
    trial.heard(
        "a fault ends what it delivers, and is told until it has gone",
        DcPowerSupply::onFault,
        (bench, heard) -> {
          deliver(bench);
          appliesIf(bench.rig().fail(true), "nobody can break it");
          bench.until("the fault is told", () -> !heard.isEmpty());
          off(bench);
          DeviceFault fault = ResidualCurrentContract.requireRaised(heard.getFirst());
          bench.rig().fail(false);
          bench.until("its end is told", () -> heard.size() > 1);
          require(heard.getLast().equals(new FaultChange.Cleared(fault.id())), "it told " + heard);
          require(bench.rig().milliAmperes() == 0, "it delivers again without being told");
        });
  }

  private static void deliver(Bench<DcPowerSupply, DcSupplyRig> bench) {
    int volts = middle(bench);
    int amperes = affordable(bench, volts) / 2;
    bench.rig().load(resistance(volts, amperes));
    tell(bench, volts, affordable(bench, volts));
    requireNear(bench, "current", amperes, bench.rig().milliAmperes());
  }

  private static void tell(Bench<DcPowerSupply, DcSupplyRig> bench, int volts, int amperes) {
    bench.outcome("delivering", bench.device().deliver(volts, amperes));
  }

  private static void off(Bench<DcPowerSupply, DcSupplyRig> bench) {
    bench.until("no current flows", () -> bench.rig().milliAmperes() == 0);
  }

  private static int middle(Bench<DcPowerSupply, DcSupplyRig> bench) {
    Limits limits = bench.device().limits();
    return (limits.minMilliVolts() + limits.maxMilliVolts()) / 2;
  }

  /** Current at which neither its own limit nor that of its power is reached. */
  private static int affordable(Bench<DcPowerSupply, DcSupplyRig> bench, int milliVolts) {
    Limits limits = bench.device().limits();
    long byPower = limits.maxWatts() * 1_000_000L / milliVolts;
    return (int) Math.min(limits.maxMilliAmperes(), byPower) / 2;
  }

  private static int resistance(int milliVolts, int milliAmperes) {
    return (int) (milliVolts * 1_000L / milliAmperes);
  }

  private static int wrong(Bench<DcPowerSupply, DcSupplyRig> bench) {
    return bench.rig().tolerancePermille();
  }

  private static void requireNear(
      Bench<DcPowerSupply, DcSupplyRig> bench, String what, int wanted, int is) {
    long off = Math.abs((long) is - wanted) * 1_000;
    require(off <= (long) wanted * wrong(bench), what + ": " + is + " and not " + wanted);
  }
}
