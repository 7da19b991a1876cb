package hitchpost.core.transaction;

import hitchpost.core.time.Stamp;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of a transaction until the CSMS has answered its last record.
 *
 * @param startNumber number of its first record
 * @param group of the token, when the CSMS told one
 * @param nextSeqNo sequence number of the next record
 * @param lastMeterMilliWattHours last register that is durable; never below the begin
 * @param lastStamp of the latest record or checkpoint
 * @param csmsReference what the CSMS calls it, null until it said
 * @param stopping why it is being ended, null while it runs
 * @param closed whether its last record is written
 * @param startParked whether the CSMS refused its begin for good
 */
public record OpenTransaction(
    String id,
    long startNumber,
    Evse evse,
    IdToken token,
    @Nullable IdToken group,
    int nextSeqNo,
    long lastMeterMilliWattHours,
    Stamp lastStamp,
    @Nullable String csmsReference,
    @Nullable StopCause stopping,
    boolean closed,
    boolean startParked) {

  static OpenTransaction begun(
      String id,
      long startNumber,
      Evse evse,
      IdToken token,
      @Nullable IdToken group,
      long meter,
      Stamp stamp) {
    return new OpenTransaction(
        id, startNumber, evse, token, group, 0, meter, stamp, null, null, false, false);
  }

  /** Whether the CSMS, or the station itself, knows it by this name. */
  public boolean isCalled(String name) {
    return name.equals(csmsReference) || name.equals(id);
  }

  OpenTransaction advanced(int seqNo, long meter, Stamp stamp) {
    long register = Math.max(meter, lastMeterMilliWattHours);
    return new OpenTransaction(
        id,
        startNumber,
        evse,
        token,
        group,
        seqNo,
        register,
        stamp,
        csmsReference,
        stopping,
        closed,
        startParked);
  }

  OpenTransaction referred(String reference) {
    return with(group, reference, stopping, closed, startParked);
  }

  OpenTransaction grouped(@Nullable IdToken groupToken) {
    return with(groupToken, csmsReference, stopping, closed, startParked);
  }

  OpenTransaction stopping(StopCause cause) {
    return with(group, csmsReference, cause, closed, startParked);
  }

  OpenTransaction asClosed() {
    return with(group, csmsReference, stopping, true, startParked);
  }

  OpenTransaction withStartParked() {
    return with(group, csmsReference, stopping, closed, true);
  }

  private OpenTransaction with(
      @Nullable IdToken groupToken,
      @Nullable String reference,
      @Nullable StopCause cause,
      boolean isClosed,
      boolean isStartParked) {
    return new OpenTransaction(
        id,
        startNumber,
        evse,
        token,
        groupToken,
        nextSeqNo,
        lastMeterMilliWattHours,
        lastStamp,
        reference,
        cause,
        isClosed,
        isStartParked);
  }
}
