package hitchpost.simulator.conformance201;

import hitchpost.simulator.conformance.Match;

/** What messages of OCPP 2.0.1 must say. */
final class Told {
  private Told() {}

  static Match started(String... triggers) {
    return event("Started", triggers);
  }

  static Match updated(String... triggers) {
    return event("Updated", triggers);
  }

  static Match ended(String... triggers) {
    return event("Ended", triggers);
  }

  private static Match event(String type, String... triggers) {
    return Match.all(
        Match.field("eventType", type), Match.oneOf("triggerReason", (Object[]) triggers));
  }

  static Match charging(String... states) {
    return Match.oneOf("transactionInfo.chargingState", (Object[]) states);
  }

  static Match because(String reason) {
    return Match.field("transactionInfo.stoppedReason", reason);
  }

  /** An absent reason means Local. */
  static Match becauseLocal() {
    return Match.absentOr("transactionInfo.stoppedReason", "Local");
  }

  static Match transaction(String id) {
    return Match.field("transactionInfo.transactionId", id);
  }

  static Match token(String idToken) {
    return Match.field("idToken.idToken", idToken);
  }

  static Match noToken() {
    return Match.absent("idToken");
  }

  static Match seqNo(int number) {
    return Match.field("seqNo", number);
  }

  static Match offline() {
    return Match.field("offline", true);
  }

  static Match online() {
    return Match.absentOr("offline", false);
  }

  static Match remoteStart(int id) {
    return Match.field("transactionInfo.remoteStartId", id);
  }

  /** The connector of a transaction event. */
  static Match at(int evse, int connector) {
    return Match.all(Match.field("evse.id", evse), Match.field("evse.connectorId", connector));
  }

  /** The status of a connector. */
  static Match status(int evse, int connector, String status) {
    return Match.all(
        Match.field("evseId", evse),
        Match.field("connectorId", connector),
        Match.field("connectorStatus", status));
  }

  /** A part of a report. */
  static Match report(int requestId, int seqNo) {
    return Match.all(Match.field("requestId", requestId), Match.field("seqNo", seqNo));
  }

  static Match last() {
    return Match.absentOr("tbc", false);
  }
}
