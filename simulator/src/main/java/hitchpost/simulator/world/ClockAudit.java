package hitchpost.simulator.world;

import hitchpost.core.Input;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.message.WireTime;
import hitchpost.core.transaction.TransactionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times that the station tells (I10): true to 2 s, as far as it can know the time at all. */
final class ClockAudit {
  private static final long TOLERANCE_NANOS = Duration.ofSeconds(2).toNanos();

  /** Differences below are left alone by the station. */
  private static final long UNDISCIPLINED_NANOS = Duration.ofSeconds(1).toNanos();

  /** The station cannot know the time, or had it from a wrong system clock. */
  private static final long NO_IDEA = Long.MAX_VALUE / 4;

  private static final String BUILT = WireTime.format(Setup.BUILT);

  private final Sight sight;

  // Looked up only, never iterated.
  private final Map<Long, Long> meterAsked = new HashMap<>();
  private long boot;
  private boolean starting;
  private long errorNanos = NO_IDEA;
  private long connectedNanos;
  private long readingAgeNanos;

  /**
   * When something was written.
   *
   * @param ageNanos how long before it happened what it tells
   * @param errorNanos largest error of the station's clock then
   */
  record Moment(long nanos, long boot, long ageNanos, long errorNanos, boolean starting) {}

  ClockAudit(Sight sight) {
    this.sight = sight;
  }

  /** The program starts; what it writes in its first step tells of the life before. */
  void starting() {
    boot++;
    starting = true;
    meterAsked.clear();
    Instant wall = trueTime(sight.nanos()).plusNanos(sight.wallOffsetNanos());
    errorNanos = wall.isBefore(Setup.BUILT) ? NO_IDEA : Math.abs(sight.wallOffsetNanos());
  }

  void connected() {
    connectedNanos = sight.nanos();
  }

  void acting(HardwareCommand.ReadMeter command) {
    meterAsked.put(command.request(), sight.nanos());
  }

  /** Takes note of an input whose step is durable. */
  void heard(@Nullable Input input, CallAudit.@Nullable Answered answered) {
    starting = input == null;
    readingAgeNanos = 0;
    if (input instanceof Input.Hardware hardware
        && hardware.event() instanceof HardwareEvent.MeterRead read) {
      Long asked = meterAsked.remove(read.request());
      readingAgeNanos = asked == null ? 0 : sight.nanos() - asked;
    }
    if (answered != null
        && !answered.error()
        && (answered.action().equals("BootNotification")
            || answered.action().equals("Heartbeat"))) {
      WireTime.parse(Wording.field(Wording.received(input), "currentTime")).ifPresent(this::told);
    }
  }

  private void told(Instant time) {
    errorNanos =
        UNDISCIPLINED_NANOS + Duration.between(time, trueTime(sight.nanos())).abs().toNanos();
  }

  /** The moment of a record that is being written. */
  Moment now(TransactionRecord record) {
    long age = record instanceof TransactionRecord.Updated ? readingAgeNanos : 0;
    return new Moment(sight.nanos(), boot, age, errorNanos, starting);
  }

  /** A record is sent for the first time: from now on its time cannot be made better. */
  void sendingFirst(Moment written, Deal deal, TransactionRecord record) {
    long error = written.errorNanos();
    if (error == NO_IDEA && written.boot() == boot) {
      error = errorNanos;
    }
    deal.clockErrorNanos = Math.max(deal.clockErrorNanos, error);
    Instant told = record.head().stamp().time();
    Instant happened = trueTime(written.nanos());
    long off = Duration.between(told, happened).abs().toNanos();
    long allowed = TOLERANCE_NANOS + written.ageNanos() + deal.clockErrorNanos;
    if (off > allowed && !written.starting()) {
      throw new Broken(
          "I10",
          "happened at " + happened + " (error " + Duration.ofNanos(allowed) + "): " + record);
    }
  }

  /** Whether a time that was told of a transaction may be off by more than a clock is. */
  static boolean mayBeWrong(Deal deal) {
    return deal.clockErrorNanos > TOLERANCE_NANOS;
  }

  /** Any other CALL is about to be sent. */
  void sending(String action, String payload) {
    String told = Wording.field(payload, "timestamp");
    if (told.isEmpty()) {
      return;
    }
    if (told.compareTo(BUILT) < 0) {
      throw new Broken("I10", "older than the program: " + action + " " + payload);
    }
    if (action.equals("StatusNotification") && errorNanos < NO_IDEA) {
      Instant time = WireTime.parse(told).orElseThrow();
      long slack = TOLERANCE_NANOS + errorNanos;
      if (time.isAfter(trueTime(sight.nanos() + slack))
          || time.isBefore(trueTime(connectedNanos - slack))) {
        throw new Broken("I10", "not the time of the report: " + payload);
      }
    }
  }

  private static Instant trueTime(long nanos) {
    return Setup.BEGIN.plusNanos(nanos);
  }
}
