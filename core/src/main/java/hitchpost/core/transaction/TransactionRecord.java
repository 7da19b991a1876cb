package hitchpost.core.transaction;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import hitchpost.core.time.Stamp;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.MeterValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One durable fact of a transaction. Messages are made of it at sending time; it is deleted when
 * the CSMS has answered, never before.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TransactionRecord.Started.class, name = "started"),
  @JsonSubTypes.Type(value = TransactionRecord.Updated.class, name = "updated"),
  @JsonSubTypes.Type(value = TransactionRecord.Ended.class, name = "ended")
})
public sealed interface TransactionRecord {
  Head head();

  /** Meter values that belong to it, oldest first. */
  List<MeterValue> values();

  /** The same record with its time made true. */
  TransactionRecord at(Stamp stamp);

  /**
   * What every record has.
   *
   * @param number station-wide, in order of creation; the order of delivery
   * @param transactionId the station's own UUID
   * @param seqNo 0, 1, 2, ... within the transaction
   * @param evse where, with the connector as far as it is known; null while the EVSE is not
   * @param stamp never earlier than that of the record before
   * @param offline whether it was written while there was no connection
   * @param occasion why it was written
   */
  record Head(
      long number,
      String transactionId,
      int seqNo,
      @Nullable Evse evse,
      Stamp stamp,
      boolean offline,
      Occasion occasion) {

    /** Where: the station, EVSE 0, while it is not known at which EVSE. */
    public Evse place() {
      return evse == null ? Evse.of(0) : evse;
    }

    Head at(Stamp other) {
      return new Head(number, transactionId, seqNo, evse, other, offline, occasion);
    }
  }

  /**
   * The transaction began.
   *
   * @param token of whoever it is for, null while nobody has shown one
   * @param meterMilliWattHours register at the begin, 0 while the EVSE is not known
   * @param reservation id of the reservation that it uses up, null when it uses none
   * @param remoteStart id of the request that asked for it, null when none did
   * @param values meter values of the begin
   */
  record Started(
      Head head,
      @Nullable IdToken token,
      long meterMilliWattHours,
      @Nullable Integer reservation,
      @Nullable Integer remoteStart,
      List<MeterValue> values)
      implements TransactionRecord {
    public Started {
      values = List.copyOf(values);
    }

    /** Whether it is told a second time; the first one says how far from energy flowing it was. */
    boolean putBack() {
      return head.occasion().state() == null;
    }

    @Override
    public Started at(Stamp stamp) {
      return new Started(
          head.at(stamp),
          token,
          meterMilliWattHours,
          reservation,
          remoteStart,
          taken(stamp, values));
    }
  }

  /**
   * Something happened while it ran.
   *
   * @param token the token that was shown, null when none was
   * @param reservation the one that its token used up, null for none
   * @param remoteStart the request that its token came with, null for none
   * @param values meter values taken at that time
   */
  record Updated(
      Head head,
      @Nullable IdToken token,
      @Nullable Integer reservation,
      @Nullable Integer remoteStart,
      List<MeterValue> values)
      implements TransactionRecord {
    public Updated {
      values = List.copyOf(values);
    }

    /** A token, if any, that came with nothing else. */
    public Updated(Head head, @Nullable IdToken token, List<MeterValue> values) {
      this(head, token, null, null, values);
    }

    @Override
    public Updated at(Stamp stamp) {
      return new Updated(head.at(stamp), token, reservation, remoteStart, taken(stamp, values));
    }

    /** Whether nothing but meter values is in it: a gap would be missed by nobody's bill. */
    public boolean expendable() {
      return switch (head.occasion().trigger()) {
        case METER_VALUE_CLOCK, METER_VALUE_PERIODIC, TRIGGER -> token == null;
        default -> false;
      };
    }
  }

  /**
   * The transaction ended.
   *
   * @param token the token that stopped it, null when none did
   * @param meterMilliWattHours register at the end, after the contactor opened
   * @param values meter values collected for the end, oldest first
   */
  record Ended(
      Head head,
      StopCause cause,
      @Nullable IdToken token,
      long meterMilliWattHours,
      List<MeterValue> values)
      implements TransactionRecord {
    public Ended {
      values = List.copyOf(values);
    }

    @Override
    public Ended at(Stamp stamp) {
      return new Ended(head.at(stamp), cause, token, meterMilliWattHours, values);
    }
  }

  private static List<MeterValue> taken(Stamp stamp, List<MeterValue> values) {
    return values.stream().map(v -> new MeterValue(stamp.time(), v.sampledValues())).toList();
  }
}
