package hitchpost.core;

import hitchpost.core.devicemodel.DeviceModel;
import hitchpost.core.security.Access;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.SetVariableRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * Writes settings for those who ask.
 *
 * <p>A setting goes to flash at most once a second. Who changes it again sooner gets the answer
 * when the second is over: what is accepted is durable, and somebody who writes without end is
 * slowed down. Whoever asks meanwhile waits behind.
 */
final class SettingsDesk {
  private static final String TIMER = "settings-rest";

  /**
   * A write that somebody waits for.
   *
   * @param rest how long its settings have to be left alone yet
   * @param writing carries it out
   */
  private record Demand(
      Asker asker, Function<Effects, Duration> rest, Function<Effects, Verdict> writing) {}

  private final Blocks blocks;
  private final Timers timers = new Timers();
  private final Deque<Demand> demands = new ArrayDeque<>();

  SettingsDesk(Blocks blocks) {
    this.blocks = blocks;
  }

  static boolean owns(Timer timer) {
    return timer.kind().equals(TIMER);
  }

  void asked(Effects fx, Asker asker, Ask.WriteSetting ask) {
    demands.add(
        new Demand(
            asker,
            later -> blocks.settings.rest(later, ask.id(), ask.text()),
            later -> verdict(write(later, ask.id(), ask.text()))));
    goOn(fx);
  }

  void asked(Effects fx, Asker asker, Ask.WriteVariables ask) {
    demands.add(new Demand(asker, later -> rest(later, ask), later -> written(later, ask)));
    goOn(fx);
  }

  void timerFired(Effects fx, Timer timer) {
    if (timers.current(timer)) {
      goOn(fx);
    }
  }

  private void goOn(Effects fx) {
    while (!demands.isEmpty() && !timers.running(TIMER, "")) {
      Duration rest = demands.getFirst().rest().apply(fx);
      if (rest.isPositive()) {
        timers.start(fx, TIMER, "", rest);
      } else {
        Demand next = demands.removeFirst();
        blocks.desk.answer(fx, next.asker(), next.writing().apply(fx));
      }
    }
    blocks.reconnectIfDue(fx);
  }

  private Duration rest(Effects fx, Ask.WriteVariables ask) {
    DeviceModel model = blocks.model(fx.time());
    return ask.requests().stream()
        .map(request -> rest(fx, model, request))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Duration rest(Effects fx, DeviceModel model, SetVariableRequest request) {
    return model
        .setting(request)
        .map(setting -> blocks.settings.rest(fx, setting.id(), request.attributeValue()))
        .orElse(Duration.ZERO);
  }

  private Verdict.VariablesWritten written(Effects fx, Ask.WriteVariables ask) {
    DeviceModel model = blocks.model(fx.time());
    return new Verdict.VariablesWritten(
        ask.requests().stream().map(request -> model.set(fx, request)).toList());
  }

  /** Writes a setting, through the block that owns it where one does. */
  Settings.Written write(Effects fx, String id, String text) {
    return Access.guards(id)
        ? blocks.access.write(fx, id, text)
        : blocks.settings.write(fx, id, text);
  }

  private static Verdict.Writing verdict(Settings.Written written) {
    return switch (written) {
      case ACCEPTED -> Verdict.Writing.ACCEPTED;
      case REBOOT_REQUIRED -> Verdict.Writing.REBOOT_REQUIRED;
      case REJECTED -> Verdict.Writing.REJECTED;
      case READ_ONLY -> Verdict.Writing.READ_ONLY;
      case UNKNOWN -> Verdict.Writing.UNKNOWN;
    };
  }
}
