package hitchpost.core.transaction;

import hitchpost.core.time.Stamp;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of a transaction until the CSMS has answered its last record.
 *
 * @param opening what it began with, or will
 * @param startNumber number of its first record, 0 while there is none
 * @param began when its first record was written, null while there is none
 * @param token whoever it is for, null while nobody has shown one
 * @param group of the token, when known
 * @param nextSeqNo sequence number of the next record
 * @param lastMeterMilliWattHours last register that is durable; never below the begin
 * @param lastStamp of the latest record or checkpoint
 * @param csmsReference what the CSMS calls it, null until it said
 * @param stopping why it is being ended, null while it runs
 * @param closed whether its last record is written
 * @param startParked whether the CSMS refused its begin for good
 */
public record OpenTransaction(
    Opening opening,
    long startNumber,
    @Nullable Stamp began,
    @Nullable IdToken token,
    @Nullable IdToken group,
    int nextSeqNo,
    long lastMeterMilliWattHours,
    Stamp lastStamp,
    @Nullable String csmsReference,
    @Nullable StopCause stopping,
    boolean closed,
    boolean startParked) {

  /** A transaction of which nothing has been told yet. */
  static OpenTransaction prepared(Opening opening, Stamp stamp) {
    return new OpenTransaction(
        opening,
        0,
        null,
        opening.token(),
        opening.group(),
        0,
        opening.meterMilliWattHours(),
        stamp,
        null,
        null,
        false,
        false);
  }

  /** The station's own UUID for it. */
  public String id() {
    return opening.id();
  }

  /** Where it takes place: the station, EVSE 0, while it is not known at which EVSE. */
  public Evse evse() {
    Evse where = opening.evse();
    return where == null ? Evse.of(0) : where;
  }

  /** Whether it takes place at this connector, as far as that is known. */
  public boolean takesPlaceAt(Evse connector) {
    return evse().connectorId() == null ? evse().id() == connector.id() : evse().equals(connector);
  }

  /** Whether its begin is recorded. */
  public boolean begun() {
    return nextSeqNo > 0;
  }

  /** Whether the CSMS, or the station itself, knows it by this name. */
  public boolean isCalled(String name) {
    return name.equals(csmsReference) || name.equals(id());
  }

  OpenTransaction begins(long number, Stamp at) {
    return with(number, at, nextSeqNo, lastMeterMilliWattHours, lastStamp);
  }

  OpenTransaction advanced(int seqNo, long meter, Stamp stamp) {
    return with(startNumber, began, seqNo, Math.max(meter, lastMeterMilliWattHours), stamp);
  }

  /** The same with the times of its begin and of its latest record made true. */
  OpenTransaction at(@Nullable Stamp begin, Stamp last) {
    return with(startNumber, begin, nextSeqNo, lastMeterMilliWattHours, last);
  }

  private OpenTransaction with(
      long number, @Nullable Stamp begin, int seqNo, long register, Stamp last) {
    return new OpenTransaction(
        opening,
        number,
        begin,
        token,
        group,
        seqNo,
        register,
        last,
        csmsReference,
        stopping,
        closed,
        startParked);
  }

  /** The same at a place that is known better by now. */
  OpenTransaction at(Evse where) {
    return opened(opening.at(where), lastMeterMilliWattHours);
  }

  /** The same at an EVSE that was not known before, whose register shows this. */
  OpenTransaction placed(Evse where, long register) {
    return opened(opening.placed(where, register), register);
  }

  private OpenTransaction opened(Opening with, long register) {
    return new OpenTransaction(
        with,
        startNumber,
        began,
        token,
        group,
        nextSeqNo,
        register,
        lastStamp,
        csmsReference,
        stopping,
        closed,
        startParked);
  }

  OpenTransaction referred(String reference) {
    return with(token, group, reference, stopping, closed, startParked);
  }

  OpenTransaction authorized(IdToken shown, @Nullable IdToken groupToken) {
    return with(shown, groupToken, csmsReference, stopping, closed, startParked);
  }

  OpenTransaction grouped(@Nullable IdToken groupToken) {
    return with(token, groupToken, csmsReference, stopping, closed, startParked);
  }

  OpenTransaction stopping(StopCause cause) {
    return with(token, group, csmsReference, cause, closed, startParked);
  }

  OpenTransaction asClosed() {
    return with(token, group, csmsReference, stopping, true, startParked);
  }

  OpenTransaction withStartParked() {
    return with(token, group, csmsReference, stopping, closed, true);
  }

  private OpenTransaction with(
      @Nullable IdToken whose,
      @Nullable IdToken groupToken,
      @Nullable String reference,
      @Nullable StopCause cause,
      boolean isClosed,
      boolean isStartParked) {
    return new OpenTransaction(
        opening,
        startNumber,
        began,
        whose,
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
