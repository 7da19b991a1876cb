package hitchpost.simulator.world;

import hitchpost.core.Fact;
import hitchpost.core.Input;
import hitchpost.core.Output;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.journal.Shelf;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.SampledValue;
import hitchpost.simulator.hardware.ContactorFault;
import hitchpost.simulator.hardware.EvseTruth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Energy (I1, I11): every watt-hour belongs to exactly one transaction, from a register that is
 * read before the contactor closes to one that is read after it opened.
 */
final class EnergyAudit {
  /** How long a visit waits for the reading with which its transaction ends. */
  private static final Duration METER_PATIENCE = Duration.ofSeconds(5);

  /** How much older than promised the last durable register may be: a meter takes its time. */
  private static final Duration CHECKPOINT_SLACK = Duration.ofSeconds(2);

  private final Sight sight;
  private final RecordAudit records;
  private final Map<Integer, Account> accounts = new TreeMap<>();

  /** What is known of the energy of one EVSE. */
  private static final class Account {
    /** Delivered when nothing was to flow any more. */
    long settledMilliWattHours;

    /** The register told last. */
    long toldMilliWattHours;

    long durableNanos;

    /** Since then every reading came at once. */
    long meterFineNanos;

    /** When the latest reading was asked for that the meter passed over; null for none. */
    @Nullable Long passedOverNanos;

    boolean welded;

    /** When each reading was asked for that has not come. */
    final TreeMap<Long, Long> asked = new TreeMap<>();
  }

  EnergyAudit(Sight sight, RecordAudit records) {
    this.sight = sight;
    this.records = records;
    for (EvseSpec evse : sight.evses()) {
      accounts.put(evse.id(), new Account());
    }
  }

  /** A reading is asked for. */
  void acting(HardwareCommand.ReadMeter command) {
    account(command.evse()).asked.put(command.request(), sight.nanos());
  }

  /** Judges a durable step; {@link RecordAudit#committed} comes after. */
  void committed(@Nullable Input input, List<Output> outputs) {
    HardwareEvent.MeterRead read = answered(input);
    for (Output output : outputs) {
      if (output instanceof Output.Tell tell && tell.fact() instanceof Fact.RecordWritten told) {
        judge(told.record(), input, read);
      }
      if (read != null
          && output instanceof Output.Persist persist
          && persist.change().shelf() == Shelf.TRANSACTION) {
        durable(persist.change().key(), read);
      }
    }
  }

  private HardwareEvent.@Nullable MeterRead answered(@Nullable Input input) {
    if (!(input instanceof Input.Hardware hardware)) {
      return null;
    }
    return switch (hardware.event()) {
      case HardwareEvent.MeterRead e -> {
        Account account = account(e.evse());
        Long asked = account.asked.get(e.request());
        if (asked == null || sight.nanos() - asked > CHECKPOINT_SLACK.toNanos()) {
          account.meterFineNanos = sight.nanos();
        }
        // A meter answers in order: what was asked before will not be answered any more.
        var passedOver = account.asked.lowerEntry(e.request());
        if (passedOver != null) {
          account.passedOverNanos = passedOver.getValue();
        }
        account.asked.headMap(e.request(), true).clear();
        yield e;
      }
      case HardwareEvent.MeterSilent e -> {
        account(e.evse()).asked.remove(e.request());
        account(e.evse()).meterFineNanos = sight.nanos();
        yield null;
      }
      default -> null;
    };
  }

  private void durable(String transaction, HardwareEvent.MeterRead read) {
    Deal deal = records.find(transaction);
    if (deal != null && deal.evse() == read.evse() && !deal.ended) {
      long register = read.reading().importMilliWattHours();
      deal.durableMilliWattHours = Math.max(deal.durableMilliWattHours, register);
      account(read.evse()).durableNanos = sight.nanos();
    }
  }

  private void judge(
      TransactionRecord record, @Nullable Input input, HardwareEvent.@Nullable MeterRead read) {
    int evse = record.head().place().id();
    Account account = account(evse);
    long register = sight.truth(evse).registerMilliWattHours();
    switch (record) {
      case TransactionRecord.Started r -> {
        exact(register, r.meterMilliWattHours(), r);
        rising(account, r.meterMilliWattHours(), r);
        account.durableNanos = sight.nanos();
        account.settledMilliWattHours = sight.truth(evse).deliveredMilliWattHours();
      }
      case TransactionRecord.Updated r -> {
        if (read == null && !r.values().isEmpty()) {
          throw new Broken("I1", "a sample without a reading: " + r);
        }
        for (SampledValue value : sampled(r)) {
          if (value.measurand() == Measurand.ENERGY_ACTIVE_IMPORT_REGISTER) {
            exact(register, value.valueMilli(), r);
            rising(account, value.valueMilli(), r);
          }
        }
      }
      case TransactionRecord.Ended r -> {
        if (read != null) {
          exact(register, r.meterMilliWattHours(), r);
        } else {
          lastDurable(input, register, r);
        }
        rising(account, r.meterMilliWattHours(), r);
        account.settledMilliWattHours = sight.truth(evse).deliveredMilliWattHours();
      }
    }
  }

  private static List<SampledValue> sampled(TransactionRecord.Updated record) {
    return record.values().stream().flatMap(v -> v.sampledValues().stream()).toList();
  }

  private static void exact(long register, long told, TransactionRecord record) {
    if (told != register) {
      throw new Broken("I1", "the register shows " + register + " but told was " + record);
    }
  }

  private static void rising(Account account, long told, TransactionRecord record) {
    if (told < account.toldMilliWattHours) {
      throw new Broken("I11", account.toldMilliWattHours + " was told before " + record);
    }
    account.toldMilliWattHours = told;
  }

  /**
   * Without a reading a transaction ends with the last durable register: after a restart, or when
   * the meter does not answer; or with what the hardware knows of a later reading. It may then be
   * too low, never too high.
   */
  private void lastDurable(@Nullable Input input, long register, TransactionRecord.Ended record) {
    Deal deal = records.find(record.head().transactionId());
    if (deal == null) {
      throw new Broken("I2", "an end without a begin: " + record);
    }
    long told = record.meterMilliWattHours();
    boolean right =
        sight.equipment().remembersReadings()
            ? told >= deal.durableMilliWattHours
            : told == deal.durableMilliWattHours;
    if (!right || told > register) {
      throw new Broken(
          "I1",
          "durable was %d and the register shows %d, but told was %s"
              .formatted(deal.durableMilliWattHours, register, record));
    }
    Account account = account(record.head().place().id());
    Long lost = account.passedOverNanos;
    boolean passedOver = lost != null && sight.nanos() - lost <= METER_PATIENCE.toNanos();
    boolean meterFailed =
        account.meterFineNanos == sight.nanos() || !account.asked.isEmpty() || passedOver;
    if (input != null && !meterFailed) {
      throw new Broken("I1", "ended without a reading although the meter answers: " + record);
    }
  }

  /** The program is gone: what flowed since the last durable register is lost, but not more. */
  void down() {
    for (EvseSpec evse : sight.evses()) {
      Account account = account(evse.id());
      long seconds = sight.checkpointSeconds();
      Deal deal = records.open(evse.id());
      boolean promised =
          deal != null
              && seconds > 0
              && sight.truth(evse.id()).contactorClosed()
              && account.meterFineNanos < account.durableNanos
              && answersInTime(account);
      long age = sight.nanos() - account.durableNanos;
      if (promised && age > Duration.ofSeconds(seconds).plus(CHECKPOINT_SLACK).toNanos()) {
        throw new Broken(
            "I1", "the durable register of " + deal + " is " + Duration.ofNanos(age) + " old");
      }
      account.asked.clear();
      account.meterFineNanos = sight.nanos();
    }
  }

  private boolean answersInTime(Account account) {
    for (long asked : account.asked.values()) {
      if (sight.nanos() - asked > CHECKPOINT_SLACK.toNanos()) {
        return false;
      }
    }
    return true;
  }

  /** Nothing flows outside a transaction, unless the contactor is welded. */
  void settled() {
    for (var entry : accounts.entrySet()) {
      int evse = entry.getKey();
      EvseTruth truth = sight.truth(evse);
      Account account = entry.getValue();
      long delivered = truth.deliveredMilliWattHours();
      boolean welded = truth.contactorFault() == ContactorFault.WELDED;
      if (delivered != account.settledMilliWattHours && records.open(evse) == null) {
        if (!welded && !account.welded) {
          throw new Broken(
              "I1",
              "EVSE %d delivered %d mWh outside any transaction"
                  .formatted(evse, delivered - account.settledMilliWattHours));
        }
        account.settledMilliWattHours = delivered;
      }
      account.welded = welded;
    }
  }

  private Account account(int evse) {
    return Objects.requireNonNull(accounts.get(evse));
  }
}
