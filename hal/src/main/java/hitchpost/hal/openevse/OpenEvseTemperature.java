package hitchpost.hal.openevse;

import hitchpost.hal.device.TemperatureSensor;
import hitchpost.hal.openevse.RapiLine.Reply;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hottest of the sensors on an OpenEVSE board. */
final class OpenEvseTemperature extends OpenEvsePart implements TemperatureSensor {
  private static final Duration BELIEVED = Duration.ofSeconds(30);

  /** What the board says for a sensor that is not there. */
  private static final int ABSENT = -2560;

  private static final int SENSORS = 3;

  private volatile @Nullable Temperature latest;

  OpenEvseTemperature(String name, OpenEvseSession session) {
    super(name, session);
    session.every(session.settings().temperaturePoll(), this::readNow);
  }

  @Override
  public Optional<Temperature> latest() {
    return Optional.ofNullable(latest)
        .filter(last -> session.clock().since(last.nanos()).compareTo(BELIEVED) <= 0);
  }

  private void readNow() {
    if (!session.found().temperature()) {
      return;
    }
    Reply reply = session.ask("GP");
    int hottest = ABSENT;
    for (int i = 0; i < Math.min(SENSORS, reply.parameters().size()); i++) {
      hottest = Math.max(hottest, (int) reply.number(i));
    }
    latest = hottest == ABSENT ? null : new Temperature(hottest, session.clock().nanos());
  }
}
