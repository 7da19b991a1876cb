package hitchpost.core.transaction;

import hitchpost.core.time.Stamp;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of a transaction until the CSMS has answered its last record.
 *
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
    Evse evse,
    IdToken token,
    @Nullable IdToken group,
    int nextSeqNo,
    long beginMilliWattHours,
    long lastMeterMilliWattHours,
    Stamp lastStamp,
    @Nullable String csmsReference,
    @Nullable StopCause stopping,
    boolean closed,
    boolean startParked) {

  OpenTransaction advanced(int seqNo, long meter, Stamp stamp) {
    return new OpenTransaction(
        id,
        evse,
        token,
        group,
        seqNo,
        beginMilliWattHours,
        Math.max(meter, lastMeterMilliWattHours),
        stamp,
        csmsReference,
        stopping,
        closed,
        startParked);
  }

  OpenTransaction referred(String reference) {
    return new OpenTransaction(
        id, evse, token, group, nextSeqNo, beginMilliWattHours, lastMeterMilliWattHours, lastStamp,
        reference, stopping, closed, startParked);
  }

  OpenTransaction grouped(@Nullable IdToken groupToken) {
    return new OpenTransaction(
        id, evse, token, groupToken, nextSeqNo, beginMilliWattHours, lastMeterMilliWattHours,
        lastStamp, csmsReference, stopping, closed, startParked);
  }

  OpenTransaction stopping(StopCause cause) {
    return new OpenTransaction(
        id, evse, token, group, nextSeqNo, beginMilliWattHours, lastMeterMilliWattHours, lastStamp,
        csmsReference, cause, closed, startParked);
  }

  OpenTransaction asClosed() {
    return new OpenTransaction(
        id, evse, token, group, nextSeqNo, beginMilliWattHours, lastMeterMilliWattHours, lastStamp,
        csmsReference, stopping, true, startParked);
  }

  OpenTransaction withStartParked() {
    return new OpenTransaction(
        id, evse, token, group, nextSeqNo, beginMilliWattHours, lastMeterMilliWattHours, lastStamp,
        csmsReference, stopping, closed, true);
  }
}
