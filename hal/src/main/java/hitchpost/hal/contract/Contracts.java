package hitchpost.hal.contract;

import static hitchpost.hal.contract.Trial.outcome;
import static hitchpost.hal.contract.Trial.refused;
import static hitchpost.hal.contract.Trial.require;
import static hitchpost.hal.contract.Trial.until;

import hitchpost.core.hardware.MeterReading;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.ConnectorLock.Position;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.device.PowerPermit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The checks of the ports, for whoever writes a driver. */
public final class Contracts {
  private static final PowerPermit FOR_LONG = new PowerPermit.Granted(Duration.ofHours(1));
  private static final Duration TO_READ = Duration.ofSeconds(20);

  private Contracts() {}

  /**
   * What every board does.
   *
   * @param rigs makes a new one for each check
   */
  public static List<Check> ofBoard(Supplier<? extends BoardRig> rigs) {
    var trial = new Trial<EvseBoard, BoardRig>(rigs::get);
    trial.check("what it can do makes sense", Contracts::capabilities);
    trial.check(
        "without a permit a car gets no power",
        rig -> {
          rig.plugCar();
          outcome("offer", rig.device().offer(least(rig)));
          require(!rig.powered(), "power flows");
          return new Verdict.Passed();
        });
    trial.check(
        "a car that is permitted and offered current gets power",
        rig -> {
          charge(rig);
          return new Verdict.Passed();
        });
    trial.check(
        "a permit that is taken back ends power at once",
        rig -> {
          charge(rig);
          outcome("denial", rig.device().permit(new PowerPermit.Denied("contract")));
          require(!rig.powered(), "power flows although the denial is confirmed");
          return new Verdict.Passed();
        });
    trial.check(
        "a permit that is not renewed ends by itself",
        rig -> {
          charge(rig);
          outcome("permit", rig.device().permit(new PowerPermit.Granted(Duration.ofMillis(200))));
          until("power has ended", () -> !rig.powered());
          return new Verdict.Passed();
        });
    addEnds(trial);
    return trial.checks();
  }

  /** How power ends without anybody who forbids it. */
  private static void addEnds(Trial<EvseBoard, BoardRig> trial) {
    trial.check(
        "an offer below 6 A is a pause",
        rig -> {
          charge(rig);
          outcome("offer", rig.device().offer(new CurrentOffer(5_999, 1)));
          until("power has ended", () -> !rig.powered());
          return new Verdict.Passed();
        });
    trial.check(
        "a car that leaves takes the power with it",
        rig -> {
          charge(rig);
          rig.unplugCar();
          until("power has ended", () -> !rig.powered());
          return new Verdict.Passed();
        });
    trial.check(
        "commands to a board that is gone fail in words",
        rig -> {
          rig.unplugLink();
          until("the link is down", () -> !rig.device().link().up());
          refused("permit", rig.device().permit(FOR_LONG));
          return new Verdict.Passed();
        });
    trial.check(
        "its watchdog can be fed",
        rig -> {
          if (rig.device().capabilities().watchdog() == null) {
            return new Verdict.DoesNotApply("it has none");
          }
          outcome("feeding", rig.device().keepAlive());
          return new Verdict.Passed();
        });
    trial.check(
        "closed it leaves no power behind",
        rig -> {
          charge(rig);
          rig.device().close();
          until("power has ended", () -> !rig.powered());
          return new Verdict.Passed();
        });
  }

  private static Verdict capabilities(BoardRig rig) {
    BoardCapabilities able = rig.device().capabilities();
    require(able.minMilliAmperes() >= CurrentOffer.LEAST_MILLI_AMPERES, "least " + able);
    require(able.maxMilliAmperes() >= able.minMilliAmperes(), "most " + able);
    require(able.phases() >= 1 && able.phases() <= 3, "phases " + able);
    require(able.resolutionMilliAmperes() >= 1, "resolution " + able);
    return new Verdict.Passed();
  }

  private static CurrentOffer least(BoardRig rig) {
    return new CurrentOffer(rig.device().capabilities().minMilliAmperes(), 1);
  }

  private static void charge(BoardRig rig) {
    outcome("offer", rig.device().offer(least(rig)));
    outcome("permit", rig.device().permit(FOR_LONG));
    rig.plugCar();
    until("power flows", rig::powered);
  }

  /** What every meter does. */
  public static List<Check> ofMeter(Supplier<? extends MeterRig> rigs) {
    var trial = new Trial<EnergyMeter, MeterRig>(rigs::get);
    trial.check(
        "it tells what its display shows, exactly",
        rig -> {
          requireShown(rig);
          rig.energyFlows();
          requireShown(rig);
          return new Verdict.Passed();
        });
    trial.check(
        "it tells nothing new while it is gone",
        rig -> {
          outcome("reading", rig.device().read(TO_READ));
          rig.unplugLink();
          until("the link is down", () -> !rig.device().link().up());
          long last = rig.device().latest().nanos();
          refused("reading", rig.device().read(TO_READ));
          require(rig.device().latest().nanos() == last, "a sample appeared out of nothing");
          return new Verdict.Passed();
        });
    return trial.checks();
  }

  private static void requireShown(MeterRig rig) {
    MeterSample sample = outcome("reading", rig.device().read(TO_READ));
    MeterReading reading = sample.reading();
    require(sample.quality() == Quality.GOOD, "quality " + sample.quality());
    require(reading != null, "a good sample without a reading");
    Objects.requireNonNull(reading);
    long step = rig.device().capabilities().resolutionMilliWattHours();
    long difference = rig.shownMilliWattHours() - reading.importMilliWattHours();
    require(
        difference >= 0 && difference < step,
        "told " + reading.importMilliWattHours() + ", shown " + rig.shownMilliWattHours());
  }

  /** What every lock does. */
  public static List<Check> ofLock(Supplier<? extends LockRig> rigs) {
    var trial = new Trial<ConnectorLock, LockRig>(rigs::get);
    trial.check(
        "it moves as it is told and says where it is",
        rig -> {
          for (boolean locked : new boolean[] {true, false, true}) {
            var result = outcome("moving", rig.device().move(locked));
            require(result != ConnectorLock.Result.FAILED, "told to move it says " + result);
            require(rig.bolted() == locked, "the bolt is elsewhere");
            Position said = rig.device().position();
            require(said == (locked ? Position.LOCKED : Position.UNLOCKED), "it says " + said);
          }
          return new Verdict.Passed();
        });
    trial.check(
        "a lock that is gone fails and does not throw",
        rig -> {
          rig.unplugLink();
          until("the link is down", () -> !rig.device().link().up());
          var result = outcome("moving", rig.device().move(false));
          require(result == ConnectorLock.Result.FAILED, "it says " + result);
          return new Verdict.Passed();
        });
    return trial.checks();
  }
}
