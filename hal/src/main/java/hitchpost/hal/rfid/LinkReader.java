package hitchpost.hal.rfid;

import hitchpost.core.types.IdToken;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.link.LinkHealth;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.LinkUser;
import hitchpost.hal.link.LinkedDevice;
import hitchpost.hal.link.ReconnectingLink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A reader on a line of its own; what comes over the line is up to its kind. */
abstract class LinkReader extends LinkedDevice implements IdTokenReader, LinkUser {
  /** How long a round of work waits for something to come. */
  static final Duration ROUND = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(LinkReader.class);

  private final List<Integer> evses;
  private final HalClock clock;
  private final ReconnectingLink line;
  private final RepeatGate gate = new RepeatGate();
  private final List<Consumer<IdToken>> listeners = new CopyOnWriteArrayList<>();

  LinkReader(ReaderPlace place, LinkSource source) {
    super(place.name());
    evses = place.evses();
    clock = place.clock();
    line = new ReconnectingLink(source, clock, place.backoff(), this);
  }

  /** Tells a token, unless it is one that was told a moment ago. */
  final void seen(IdToken token) {
    if (gate.admits(token, clock.nanos())) {
      LOG.debug("{}: {}", name(), token);
      listeners.forEach(listener -> listener.accept(token));
    }
  }

  final HalClock clock() {
    return clock;
  }

  @Override
  protected final LinkHealth health() {
    return line.health();
  }

  @Override
  public final List<Integer> evses() {
    return evses;
  }

  @Override
  public final void onToken(Consumer<IdToken> listener) {
    listeners.add(listener);
  }

  @Override
  public DeviceInfo info() {
    return DeviceInfo.at(line.address());
  }

  @Override
  public final void start() {
    line.start();
  }

  @Override
  public final void close() {
    line.close();
  }
}
