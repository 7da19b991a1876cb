package hitchpost.simulator.demo;

import hitchpost.core.types.ChargingState;
import hitchpost.core.types.ConnectorStatus;
import hitchpost.core.types.TransactionEvent;
import hitchpost.core.types.TriggerReason;
import hitchpost.ocpp16.messages.ChargePointStatus;
import hitchpost.ocpp201.messages.TransactionEventRequest;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.station.file.OcppVersion;
import java.util.function.Predicate;

/**
 * The messages that the play waits for, as a version tells them.
 *
 * @param free nobody uses the connector
 * @param plugged a car is there
 * @param charging energy flows
 * @param metered what the meter shows
 * @param ended the transaction is over
 */
record Cues(
    Predicate<LedgerEntry.Message> free,
    Predicate<LedgerEntry.Message> plugged,
    Predicate<LedgerEntry.Message> charging,
    Predicate<LedgerEntry.Message> metered,
    Predicate<LedgerEntry.Message> ended) {
  static Cues of(OcppVersion version) {
    return switch (version) {
      case V1_6 ->
          new Cues(
              status(ChargePointStatus.AVAILABLE),
              status(ChargePointStatus.PREPARING),
              status(ChargePointStatus.CHARGING),
              call("MeterValues"),
              call("StopTransaction"));
      case V2_0_1 ->
          new Cues(
              status(ConnectorStatus.AVAILABLE),
              status(ConnectorStatus.OCCUPIED),
              event(e -> e.transactionInfo().chargingState() == ChargingState.CHARGING),
              event(e -> e.triggerReason() == TriggerReason.METER_VALUE_PERIODIC),
              event(e -> e.eventType() == TransactionEvent.ENDED));
    };
  }

  private static Predicate<LedgerEntry.Message> call(String action) {
    return m -> m.kind() == LedgerEntry.Kind.CALL && m.action().equals(action);
  }

  private static Predicate<LedgerEntry.Message> status(ChargePointStatus status) {
    return m ->
        m.content() instanceof hitchpost.ocpp16.messages.StatusNotificationRequest s
            && s.connectorId() == 1
            && s.status() == status;
  }

  private static Predicate<LedgerEntry.Message> status(ConnectorStatus status) {
    return m ->
        m.content() instanceof hitchpost.ocpp201.messages.StatusNotificationRequest s
            && s.connectorStatus() == status;
  }

  private static Predicate<LedgerEntry.Message> event(Predicate<TransactionEventRequest> wanted) {
    return m -> m.content() instanceof TransactionEventRequest event && wanted.test(event);
  }
}
