package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.appliesIf;
import static hitchpost.hal.contract.Bench.require;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.PowerPermit;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What every board does. */
final class BoardContract {
  private static final PowerPermit FOR_LONG = new PowerPermit.Granted(Duration.ofDays(1));
  private static final PowerPermit DENIED = new PowerPermit.Denied("contract");

  private final Trial<EvseBoard, BoardRig> trial;

  private BoardContract(Trial<EvseBoard, BoardRig> trial) {
    this.trial = trial;
  }

  static List<Check> of(Supplier<? extends BoardRig> rigs) {
    var contract = new BoardContract(new Trial<>(rigs));
    contract.permits();
    contract.offers();
    contract.ends();
    contract.tellings();
    return contract.trial.checks();
  }

  private void permits() {
    trial.check("what it can do makes sense", BoardContract::capabilities);
    trial.check(
        "without a permit a car gets no power",
        bench -> {
          bench.rig().plugCar();
          bench.outcome("offer", bench.device().offer(least(bench)));
          require(!bench.rig().powered(), "power flows before anybody has permitted it");
        });
    trial.check("a car that is permitted and offered current gets power", BoardContract::charge);
    trial.check(
        "a permit that is taken back ends power at once",
        bench -> {
          charge(bench);
          bench.outcome("denial", bench.device().permit(DENIED));
          require(!bench.rig().powered(), "power flows although the denial is confirmed");
        });
    trial.check(
        "a permit that is not renewed ends by itself",
        bench -> {
          charge(bench);
          bench.outcome(
              "permit", bench.device().permit(new PowerPermit.Granted(Duration.ofMillis(200))));
          noPower(bench);
        });
    trial.check(
        "its watchdog can be fed",
        bench -> {
          appliesIf(bench.device().capabilities().watchdog() != null, "it has none");
          bench.outcome("feeding", bench.device().keepAlive());
        });
  }

  private void offers() {
    trial.check(
        "a car is told what is offered, rounded down to what the board can tell",
        bench -> {
          int offered = least(bench).milliAmperes() + 1_500;
          charge(bench, new CurrentOffer(offered, 1));
          int step = bench.device().capabilities().resolutionMilliAmperes();
          int told = bench.rig().offeredMilliAmperes();
          boolean fixed = step >= bench.device().capabilities().maxMilliAmperes();
          appliesIf(!fixed, "it tells a current that it is set to");
          require(
              told <= offered && told > offered - step,
              "offered %d mA it tells the car %d mA; its steps are of %d mA"
                  .formatted(offered, told, step));
        });
    trial.check(
        "a car is never told more than the board can give",
        bench -> {
          int most = bench.device().capabilities().maxMilliAmperes();
          charge(bench, new CurrentOffer(most + 10_000, 1));
          int told = bench.rig().offeredMilliAmperes();
          require(told <= most, "it tells the car %d mA and can give %d mA".formatted(told, most));
        });
    trial.check(
        "an offer below 6 A is a pause",
        bench -> {
          charge(bench);
          bench.outcome("offer", bench.device().offer(new CurrentOffer(5_999, 1)));
          noPower(bench);
        });
  }

  /** How power ends without anybody who forbids it. */
  private void ends() {
    trial.check(
        "a car that leaves takes the power with it",
        bench -> {
          charge(bench);
          bench.rig().unplugCar();
          noPower(bench);
        });
    trial.check(
        "an EVSE that is out of order gives no power",
        bench -> {
          charge(bench);
          bench.outcome("disabling", bench.device().enable(false));
          noPower(bench);
        });
    trial.check(
        "commands to a board that is gone fail in words",
        bench -> {
          bench.loseLink();
          bench.refused("permit", bench.device().permit(FOR_LONG));
          bench.refused("offer", bench.device().offer(least(bench)));
        });
    trial.check(
        "closed it leaves no power behind",
        bench -> {
          charge(bench);
          bench.device().close();
          noPower(bench);
        });
  }

  private void tellings() {
    trial.heard(
        "it tells the pilot before the power that follows from it",
        EvseBoard::listen,
        (bench, heard) -> {
          charge(bench);
          bench.until("power is told", () -> heard.stream().anyMatch(power(true)));
          int power = index(heard, power(true));
          int ready = index(heard, pilot(Pilot::ready));
          require(ready >= 0 && ready < power, "no pilot C or D before power in " + heard);
          heard.clear();
          bench.rig().unplugCar();
          bench.until("the car is told to have gone", () -> index(heard, gone()) >= 0);
          bench.until("the end of power is told", () -> index(heard, power(false)) >= 0);
        });
    trial.heard(
        "back after a loss it tells pilot and contactor anew",
        EvseBoard::listen,
        (bench, heard) -> {
          bench.until("the pilot is told", () -> index(heard, pilot(_ -> true)) >= 0);
          bench.until("the contactor is told", () -> index(heard, power(false)) >= 0);
          bench.loseLink();
          heard.clear();
          bench.restoreLink();
          bench.until("the pilot is told anew", () -> index(heard, pilot(_ -> true)) >= 0);
          bench.until("the contactor is told anew", () -> index(heard, power(false)) >= 0);
        });
  }

  private static Predicate<BoardEvent> pilot(Predicate<Pilot> which) {
    return event -> event instanceof BoardEvent.PilotChanged(Pilot now) && which.test(now);
  }

  private static Predicate<BoardEvent> gone() {
    return pilot(pilot -> !pilot.connected());
  }

  private static Predicate<BoardEvent> power(boolean wanted) {
    return event -> event instanceof BoardEvent.PowerChanged(boolean on, _) && on == wanted;
  }

  /** Where the first of them is, -1 for nowhere. */
  private static int index(List<BoardEvent> heard, Predicate<BoardEvent> which) {
    return heard.indexOf(heard.stream().filter(which).findFirst().orElse(null));
  }

  private static void capabilities(Bench<EvseBoard, BoardRig> bench) {
    BoardCapabilities able = bench.device().capabilities();
    require(
        able.minMilliAmperes() >= CurrentOffer.LEAST_MILLI_AMPERES,
        "its least current is below that of a pilot, 6 A: " + able);
    require(
        able.maxMilliAmperes() >= able.minMilliAmperes(),
        "its highest current is below its least: " + able);
    require(able.phases() >= 1 && able.phases() <= 3, "its phases are not 1 to 3: " + able);
    require(able.resolutionMilliAmperes() >= 1, "its steps of current are not above 0: " + able);
  }

  private static CurrentOffer least(Bench<EvseBoard, BoardRig> bench) {
    return new CurrentOffer(bench.device().capabilities().minMilliAmperes(), 1);
  }

  private static void noPower(Bench<EvseBoard, BoardRig> bench) {
    bench.until("power has ended", () -> !bench.rig().powered());
  }

  private static void charge(Bench<EvseBoard, BoardRig> bench) {
    charge(bench, least(bench));
  }

  private static void charge(Bench<EvseBoard, BoardRig> bench, CurrentOffer offer) {
    EvseBoard board = bench.device();
    bench.outcome("enabling", board.enable(true));
    bench.outcome("offer", board.offer(offer));
    bench.outcome("permit", board.permit(FOR_LONG));
    bench.rig().plugCar();
    bench.until("power flows", bench.rig()::powered);
  }
}
