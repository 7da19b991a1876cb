package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.require;

import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.ButtonInput.Role;
import java.util.List;
import java.util.function.Supplier;

/** What every button and contact does. */
final class ButtonContract {
  private ButtonContract() {}

  static List<Check> of(Supplier<? extends ButtonRig> rigs) {
    var trial = new Trial<ButtonInput, ButtonRig>(rigs);
    trial.heard(
        "each change is told once, and nothing else",
        ButtonInput::onChange,
        (bench, heard) -> {
          ButtonInput button = bench.device();
          bench.until("it is read", () -> !button.active());
          boolean stop = button.role() == Role.EMERGENCY_STOP;
          bench.until("what it said before is taken back", () -> heard.isEmpty() == !stop);
          require(heard.equals(stop ? List.of(false) : List.of()), "it told " + heard);
          heard.clear();
          for (boolean active : new boolean[] {true, false, true, false}) {
            bench.rig().move(active);
            bench.until("it is told", () -> !heard.isEmpty() && heard.getLast() == active);
            require(button.active() == active, "it says " + button.active());
          }
          require(heard.equals(List.of(true, false, true, false)), "it told " + heard);
        });
    trial.check(
        "what was moved while it could not be read is seen afterwards",
        bench -> {
          bench.loseLink();
          bench.rig().move(true);
          bench.restoreLink();
          bench.until("it is active", () -> bench.device().active());
        });
    trial.fresh(
        "an emergency stop that cannot be read is pressed, another contact as it was",
        bench -> {
          ButtonInput button = bench.device();
          boolean stop = button.role() == Role.EMERGENCY_STOP;
          require(button.active() == stop, "before it was read it says " + button.active());
          bench.start();
          bench.until("it is read", () -> !button.active());
          bench.loseLink();
          bench.until("it says what it has to", () -> button.active() == stop);
        });
    return trial.checks();
  }
}
