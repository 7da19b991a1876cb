package hitchpost.core.security;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.rpc.Trouble;
import hitchpost.core.time.Stamp;
import hitchpost.core.time.StationClock;
import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The security log, and the delivery of what the CSMS must know of it: in order, each until it is
 * answered, across restarts.
 *
 * <p>Where no security profile is in use the CSMS cannot be expected to know these messages: events
 * are then only logged. Source: OCPP 1.6 security whitepaper, A04.
 */
public final class SecurityEvents {
  /** Most entries of the log; the oldest goes. */
  public static final int MAX_LOG = 1_000;

  /** Most events that wait to be delivered; the oldest goes, and that is told. */
  public static final int MAX_WAITING = 500;

  private static final String RETRY = "security-event-retry";
  private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
  private static final Duration LAST_RETRY = Duration.ofHours(1);
  private static final int MAX_INFO = 255;

  /**
   * An event as it stands in the journal.
   *
   * @param unsyncedBoot boot whose time since its begin the timestamp is; null when it is the time
   */
  record Entry(SecurityEvent event, @Nullable Long unsyncedBoot) {}

  private final StationClock clock;
  private final Access access;
  private final Timers timers = new Timers();
  private final TreeMap<Long, Entry> log = new TreeMap<>();
  private final TreeMap<Long, Entry> waiting = new TreeMap<>();
  private long last;
  private long underway;
  private int failures;
  private @Nullable SecurityEventType trouble;

  public SecurityEvents(StationClock clock, Access access) {
    this.clock = clock;
    this.access = access;
  }

  public void restore(Snapshot snapshot) {
    read(snapshot, Shelf.SECURITY_LOG, log);
    read(snapshot, Shelf.SECURITY_EVENT, waiting);
    last = Math.max(log.isEmpty() ? 0 : log.lastKey(), waiting.isEmpty() ? 0 : waiting.lastKey());
  }

  private static void read(Snapshot snapshot, Shelf shelf, TreeMap<Long, Entry> into) {
    snapshot
        .shelf(shelf)
        .forEach((key, json) -> into.put(Long.parseLong(key), Json.read(json, Entry.class)));
  }

  /** Something happened that concerns security. */
  public void happened(Effects fx, SecurityEvent event) {
    long number = ++last;
    var entry = new Entry(event, fx.stamp().unsyncedBoot());
    log.put(number, entry);
    fx.put(Shelf.SECURITY_LOG, key(number), entry);
    if (log.size() > MAX_LOG) {
      fx.delete(Shelf.SECURITY_LOG, key(log.pollFirstEntry().getKey()));
    }
    if (event.critical() && access.securityProfile() > 0) {
      waiting.put(number, entry);
      fx.put(Shelf.SECURITY_EVENT, key(number), entry);
      makeRoom(fx);
    }
  }

  private void makeRoom(Effects fx) {
    if (waiting.size() > MAX_WAITING) {
      long oldest =
          waiting.firstKey() == underway ? waiting.higherKey(underway) : waiting.firstKey();
      waiting.remove(oldest);
      fx.delete(Shelf.SECURITY_EVENT, key(oldest));
      fx.tell(new Fact.Dropped("a security event", "too many wait; it stays in the security log"));
    }
  }

  private static String key(long number) {
    return String.format("%019d", number);
  }

  /** Tells the CSMS of the next event when nothing stands against it. */
  public void look(Effects fx, boolean online) {
    if (online && clock.known() && underway == 0 && !timers.running(RETRY, "")) {
      var next = waiting.firstEntry();
      if (next != null) {
        underway = next.getKey();
        fx.tell(new Fact.SecurityEventDue(underway, truly(next.getValue())));
      }
    }
  }

  private SecurityEvent truly(Entry entry) {
    SecurityEvent event = entry.event();
    var stamp = new Stamp(event.timestamp(), entry.unsyncedBoot());
    Instant time = clock.resolve(stamp);
    return new SecurityEvent(event.type(), time, event.techInfo(), event.criticalOverride());
  }

  /** The CSMS has heard of an event. */
  public void delivered(Effects fx, long number) {
    waiting.remove(number);
    fx.delete(Shelf.SECURITY_EVENT, key(number));
    underway = 0;
    failures = 0;
  }

  /**
   * The CSMS has not heard of an event: it is told again, ever more rarely, until it has.
   *
   * @param connected whether it was asked and did not answer as it should
   */
  public void undelivered(Effects fx, boolean connected) {
    underway = 0;
    if (connected) {
      Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 6));
      failures++;
      timers.start(fx, RETRY, "", wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY);
    }
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(RETRY);
  }

  public void timerFired(Timer timer) {
    timers.current(timer);
  }

  /** No connection came about; the same trouble again is no new event. */
  public void notConnected(Effects fx, Trouble why, String words) {
    SecurityEventType before = trouble;
    SecurityEventType type = event(why);
    trouble = type;
    if (type != null && type != before) {
      String info = words.length() > MAX_INFO ? words.substring(0, MAX_INFO) : words;
      fx.tell(new Fact.SecurityHappened(new SecurityEvent(type, fx.time(), info, null)));
    }
  }

  /** The event that a trouble is; null when it has nothing to do with security. */
  public static @Nullable SecurityEventType event(Trouble why) {
    return switch (why) {
      case OTHER,
          NOT_EQUIPPED,
          UNKNOWN_HOST,
          NO_ROUTE,
          REFUSED,
          SILENT,
          NO_TLS,
          TLS_SILENT,
          TLS_BROKEN_OFF,
          OWN_CERTIFICATE_EXPIRES,
          OWN_CERTIFICATE_NOT_ASKED,
          CSMS_ROOT_EXPIRES,
          CLOCK,
          NOT_FOUND,
          REDIRECTED,
          UNAVAILABLE,
          NO_WEBSOCKET,
          SUBPROTOCOL,
          NO_ANSWER,
          DROPPED,
          BOOT_PENDING,
          BOOT_REJECTED,
          BOOT_UNANSWERED,
          BOOT_FAILED ->
          null;
      case OWN_CERTIFICATE_MISSING, OWN_CERTIFICATE_REFUSED, UNAUTHORIZED, FORBIDDEN ->
          SecurityEventType.FAILED_TO_AUTHENTICATE_AT_CSMS;
      case CSMS_CERTIFICATE_EXPIRED,
          CSMS_CERTIFICATE_EARLY,
          CSMS_CERTIFICATE_NAME,
          CSMS_CERTIFICATE_WILDCARD,
          CSMS_CERTIFICATE_UNTRUSTED,
          CSMS_CERTIFICATE_SELF_SIGNED,
          CSMS_CHAIN_INCOMPLETE,
          CSMS_CERTIFICATE_WEAK,
          CSMS_CERTIFICATE_UNFIT,
          CSMS_CHAIN_TOO_LONG ->
          SecurityEventType.INVALID_CSMS_CERTIFICATE;
      case TLS_VERSION -> SecurityEventType.INVALID_TLS_VERSION;
      case TLS_CIPHER_SUITE -> SecurityEventType.INVALID_TLS_CIPHER_SUITE;
    };
  }

  /** A connection came about: the next trouble is a new one. */
  public void connected() {
    trouble = null;
  }

  /**
   * The security log, oldest first, with true times as far as they are known.
   *
   * @param from leaves out what is older; null for no limit
   * @param to leaves out what is later; null for no limit
   */
  public List<SecurityEvent> log(@Nullable Instant from, @Nullable Instant to) {
    return log.values().stream()
        .map(this::truly)
        .filter(event -> from == null || !event.timestamp().isBefore(from))
        .filter(event -> to == null || !event.timestamp().isAfter(to))
        .toList();
  }
}
