package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.absent;
import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.conformance.Scenario;
import java.time.Duration;

/** What cases with reservations say over and over. */
final class ReservationWords {
  private ReservationWords() {}

  static String request(
      Scenario s, int id, int connector, String tag, Duration validity, String more) {
    return "{\"connectorId\":%d,\"expiryDate\":\"%s\",\"idTag\":\"%s\",\"reservationId\":%d%s}"
        .formatted(connector, s.time.now().plus(validity), tag, id, more);
  }

  static String reserves(Scenario s, int id, int connector, String tag) {
    return asks(s, "ReserveNow", request(s, id, connector, tag, Duration.ofHours(1), ""));
  }

  static String reservesFor(Scenario s, int id, int connector, String tag, String group) {
    String parent = ",\"parentIdTag\":\"" + group + "\"";
    return asks(s, "ReserveNow", request(s, id, connector, tag, Duration.ofHours(1), parent));
  }

  static String cancels(Scenario s, int id) {
    return asks(s, "CancelReservation", "{\"reservationId\":" + id + "}");
  }

  static String startsRemotely(Scenario s, int connector, String tag) {
    return asks(
        s,
        "RemoteStartTransaction",
        "{\"connectorId\":" + connector + ",\"idTag\":\"" + tag + "\"}");
  }

  /** One connector, reserved for ALICE as number 7 for an hour. */
  static Scenario reserved() {
    return reserved(new Scenario().booted());
  }

  static Scenario reserved(Scenario s) {
    assertEquals("Accepted", reserves(s, 7, 1, "ALICE"));
    s.csms.receives(reports(1, "Reserved"));
    s.passes(seconds(1));
    return s;
  }

  static void isAvailableToAll(Scenario s) {
    s.driver.presents("BOB");
    s.csms.receives("Authorize", idTag("BOB"));
    s.csms.receives(reports(1, "Preparing"));
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", idTag("BOB"), absent("reservationId")), reports(1, "Charging"));
  }

  static void restarts(Scenario s, String status) {
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, status));
    s.passes(seconds(2));
  }
}
