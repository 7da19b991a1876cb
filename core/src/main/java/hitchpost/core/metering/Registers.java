package hitchpost.core.metering;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.Evses;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.HardwareEvent.LastRegister;
import hitchpost.core.hardware.HardwareEvent.MeterRead;
import hitchpost.core.hardware.HardwareEvent.MeterSilent;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.transaction.TransactionLog;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The energy registers as everybody but the meters sees them: they never fall, and within a
 * transaction they do not rise faster than energy can flow.
 *
 * <p>A meter that starts anew, is replaced or shows nonsense for a moment would otherwise be
 * billed. What it counted between its last good reading and the leap is not known, and nobody pays
 * for it. What a meter has signed stays as it is.
 */
public final class Registers {
  private static final String KEY = "register-";
  private static final String FAULT = "meter-leaps";

  /** What a transaction may gain at once, above all that can have flowed: 10 kWh. */
  private static final long LEEWAY_MILLI_WATT_HOURS = 10_000_000;

  private static final long NANOS_AN_HOUR = 3_600_000_000_000L;

  /**
   * How a register was last.
   *
   * @param meter what the meter showed
   * @param offset what is added to it
   */
  record Seen(long meter, long offset) {
    long register() {
      return meter + offset;
    }
  }

  private final Evses evses;
  private final TransactionLog log;
  private final Map<Integer, Seen> seen = new TreeMap<>();
  private final Map<Integer, Long> seenNanos = new TreeMap<>();

  public Registers(Evses evses, TransactionLog log) {
    this.evses = evses;
    this.log = log;
  }

  /** Goes on where the registers were when the station was last alive. */
  public void restore(Snapshot snapshot) {
    for (EvseState evse : evses.all()) {
      String kept = snapshot.shelf(Shelf.STATION).get(KEY + evse.id());
      if (kept != null) {
        seen.put(evse.id(), Json.read(kept, Seen.class));
      }
    }
  }

  /** The reading with the register that counts. */
  public MeterRead steady(Effects fx, MeterRead read) {
    EvseState evse = evses.find(read.evse()).orElse(null);
    if (evse == null) {
      return read;
    }
    MeterReading reading = read.reading();
    Seen before = seen.get(evse.id());
    boolean billed = log.running().stream().anyMatch(t -> t.evse().id() == evse.id());
    Seen now = next(fx, evse, before, reading.importMilliWattHours(), billed);
    boolean leapt = false;
    if (before != null && now.offset() != before.offset()) {
      leapt = true;
      leapt(fx, evse, before, now);
    } else {
      evse.clear(FAULT);
    }
    seen.put(evse.id(), now);
    seenNanos.put(evse.id(), fx.now().monotonicNanos());
    // written along with what is written of a transaction anyway
    if (leapt || billed && !now.equals(before)) {
      fx.put(Shelf.STATION, KEY + evse.id(), now);
    }
    return now.offset() == 0
        ? read
        : new MeterRead(
            read.evse(),
            read.request(),
            new MeterReading(now.register(), reading.measurements(), reading.signed()));
  }

  /** What a silent meter said last, with the register that counts; null when nobody knows. */
  public @Nullable LastRegister counted(Effects fx, MeterSilent silent) {
    EvseState evse = evses.find(silent.evse()).orElse(null);
    LastRegister last = silent.last();
    if (evse == null || last == null) {
      return null;
    }
    Seen now = next(fx, evse, seen.get(evse.id()), last.importMilliWattHours(), true);
    return new LastRegister(now.register(), last.age());
  }

  private Seen next(Effects fx, EvseState evse, @Nullable Seen before, long meter, boolean billed) {
    if (before == null) {
      return new Seen(meter, 0);
    }
    boolean fell = meter < before.meter();
    boolean leapt = billed && meter - before.meter() > possible(fx, evse);
    return new Seen(meter, fell || leapt ? before.register() - meter : before.offset());
  }

  /** The most that can have flowed since the last reading; without one in this life, anything. */
  private long possible(Effects fx, EvseState evse) {
    Long since = seenNanos.get(evse.id());
    if (since == null) {
      return Long.MAX_VALUE;
    }
    EvseSpec spec = evse.spec();
    double milliWatts = (double) spec.phases() * spec.maxMilliAmperes() * spec.nominalVolts();
    double hours = (double) (fx.now().monotonicNanos() - since) / NANOS_AN_HOUR;
    return LEEWAY_MILLI_WATT_HOURS + (long) (2 * milliWatts * hours);
  }

  private static void leapt(Effects fx, EvseState evse, Seen before, Seen now) {
    String what =
        "the meter leapt from " + before.meter() / 1000 + " to " + now.meter() / 1000 + " Wh";
    evse.raise(
        new Fault(
            FAULT, evse.id(), 0, FaultCode.POWER_METER_FAILURE, false, brief(what), null, null));
    fx.tell(new Fact.Dropped("a part of the register of EVSE " + evse.id(), what));
  }

  /** As long as the information of a fault may be. */
  private static String brief(String what) {
    return what.substring(0, Math.min(what.length(), 50));
  }
}
