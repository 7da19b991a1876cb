package hitchpost.hal.rfid;

import hitchpost.core.types.IdToken;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.link.LinkHealth;
import hitchpost.hal.link.LinkedDevice;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader of contactless cards that the PC/SC daemon serves. A thread of its own looks at it four
 * times a second, because whoever waits for a card does not hear that the reader is pulled.
 *
 * <p>Source of the command: PC/SC part 3, 3.2.2.1.3, Get Data.
 */
public final class PcscReader extends LinkedDevice implements IdTokenReader {
  private static final Logger LOG = LoggerFactory.getLogger(PcscReader.class);
  private static final HexFormat HEX = HexFormat.of();
  private static final Duration ROUND = Duration.ofMillis(250);
  private static final String DONE = "9000";

  /** The number of the card, however long it is. */
  private static final byte[] NUMBER = {(byte) 0xFF, (byte) 0xCA, 0, 0, 0};

  private final ReaderPlace place;
  private final String wanted;
  private final TokenFormat format;
  private final PcscService service;
  private final HalClock clock;
  private final LinkHealth health;
  private final RepeatGate gate = new RepeatGate();
  private final List<Consumer<IdToken>> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("pcsc").unstarted(this::run);
  private volatile boolean closed;
  private volatile String found = "";

  /**
   * A reader.
   *
   * @param wanted a part of its name, empty for the first one that there is
   */
  public PcscReader(ReaderPlace place, String wanted, TokenFormat format, PcscService service) {
    super(place.name());
    this.place = place;
    this.wanted = wanted;
    this.format = format;
    this.service = service;
    this.clock = place.clock();
    this.health = new LinkHealth(clock);
  }

  @Override
  protected LinkHealth health() {
    return health;
  }

  @Override
  public List<Integer> evses() {
    return place.evses();
  }

  @Override
  public void onToken(Consumer<IdToken> listener) {
    listeners.add(listener);
  }

  @Override
  public DeviceInfo info() {
    return DeviceInfo.at(found.isEmpty() ? "PC/SC" : "PC/SC " + found);
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    while (!closed) {
      try (PcscService.Session session = service.open()) {
        String reader = find(session);
        found = reader;
        place.backoff().reset();
        health.answered();
        serve(session, reader);
      } catch (PcscException gone) {
        lost(String.valueOf(gone.getMessage()));
      } catch (RuntimeException wrong) {
        LOG.warn("{}: looked for anew", name(), wrong);
        lost(wrong.toString());
      }
    }
  }

  private void lost(String cause) {
    health.lost(cause);
    clock.park(place.backoff().next());
  }

  private String find(PcscService.Session session) {
    return session.readers().stream()
        .filter(reader -> reader.contains(wanted))
        .findFirst()
        .orElseThrow(() ->
            new PcscException(
                "no reader" + (wanted.isEmpty() ? "" : " called " + wanted) + " is plugged in"));
  }

  private void serve(PcscService.Session session, String reader) {
    boolean mute = false;
    while (!closed && find(session).equals(reader)) {
      // one card may take the place of another between two looks
      Optional<byte[]> answer = session.ask(reader, NUMBER);
      mute = answer.isPresent() && isMute(answer.get(), mute);
      clock.park(ROUND);
    }
  }

  /**
   * Takes what a card answered.
   *
   * @param known whether it is known to tell no number
   * @return whether it tells none
   */
  private boolean isMute(byte[] answer, boolean known) {
    String hex = HEX.formatHex(answer);
    Optional<IdToken> token =
        hex.endsWith(DONE)
            ? format.token(Arrays.copyOf(answer, answer.length - 2))
            : Optional.empty();
    token.ifPresent(this::seen);
    if (token.isEmpty() && !known) {
      LOG.info("{}: a card tells no number ({})", name(), hex);
    }
    return token.isEmpty();
  }

  private void seen(IdToken token) {
    if (gate.admits(token, clock.nanos())) {
      listeners.forEach(listener -> listener.accept(token));
    }
  }
}
