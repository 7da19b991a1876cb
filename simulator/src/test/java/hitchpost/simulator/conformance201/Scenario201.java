package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance201.Told.at;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.becauseLocal;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.remoteStart;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static hitchpost.simulator.conformance201.Told.transaction;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.types.TxPoint;
import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A station that speaks OCPP 2.0.1, in the reusable states of the tool. What is told in a state
 * depends on the start and stop points of transactions.
 *
 * <p>Source: OCPP 2.0.1 part 6, 2.18.
 */
public final class Scenario201 {
  public static final String CARD = Scenario.CARD;

  public final Scenario site;
  public final TestCsms csms;
  public final Scenario.Car car;
  public final Scenario.Driver driver;
  public final Scenario.Network connection;

  private List<TxPoint> starts = List.of(TxPoint.POWER_PATH_CLOSED);
  private List<TxPoint> stops = List.of(TxPoint.EV_CONNECTED, TxPoint.AUTHORIZED);
  private boolean plugged;
  private boolean authorized;

  /** A station as it comes from the factory, with one EVSE. */
  public Scenario201() {
    this(new Scenario());
  }

  /** The station of a site. */
  public Scenario201(Scenario site) {
    this.site = site.offering(OcppVersion.V2_0_1);
    csms = site.csms;
    car = site.car;
    driver = site.driver;
    connection = site.connection;
  }

  /** Whoever is authorized has 30 seconds to plug in; the transaction is theirs from the start. */
  public static Scenario201 waitingForACar() {
    return new Scenario201()
        .with("TxCtrlr.EVConnectionTimeOut", "30")
        .startingAt(TxPoint.AUTHORIZED)
        .stoppingAt(TxPoint.AUTHORIZED)
        .booted()
        .authorizedLocally();
  }

  /** A station whose transactions start at these points. */
  public Scenario201 startingAt(TxPoint... points) {
    starts = List.of(points);
    site.withVariable("TxCtrlr.TxStartPoint", words(starts));
    return this;
  }

  /** A station whose transactions stop at these points. */
  public Scenario201 stoppingAt(TxPoint... points) {
    stops = List.of(points);
    site.withVariable("TxCtrlr.TxStopPoint", words(stops));
    return this;
  }

  private static String words(List<TxPoint> points) {
    return points.stream().map(TxPoint::wire).collect(Collectors.joining(","));
  }

  /** The factory value of a variable. */
  public Scenario201 with(String id, String value) {
    site.withVariable(id, value);
    return this;
  }

  /** Booting: it is switched on. */
  public Scenario201 on() {
    site.on();
    return this;
  }

  /** Booted: accepted, every connector reported. */
  public Scenario201 booted() {
    on();
    csms.receives("BootNotification", Match.field("reason", "PowerUp"));
    reportsConnectors();
    return this;
  }

  /** Booted again, soon and for this reason: every connector is reported. */
  public void bootsAgain(String reason) {
    bootsAgainWithin(TestCsms.PATIENCE, reason);
  }

  /** Booted again, for this reason: every connector is reported. */
  public void bootsAgainWithin(Duration patience, String reason) {
    csms.receivesWithin(
        patience, TestCsms.expect("BootNotification", Match.field("reason", reason)));
    reportsConnectors();
  }

  /** Every connector is reported, and nothing else comes. */
  public void reportsConnectors() {
    csms.receives("StatusNotification", status(1, 1, "Available"));
    passes(1);
  }

  /** Nothing comes for so long. */
  public void passes(int seconds) {
    site.passes(Duration.ofSeconds(seconds));
  }

  /** ParkingBayOccupied. */
  public Scenario201 bayOccupied() {
    boolean running = running();
    site.happens(new Stimulus.SetBay(1, true));
    if (running) {
      csms.receives("TransactionEvent", updated("EVDetected"));
    } else if (starts.contains(TxPoint.PARKING_BAY_OCCUPANCY)) {
      csms.receives("TransactionEvent", started("EVDetected"));
    }
    settles();
    return this;
  }

  /** ParkingBayUnoccupied, where that ends the transaction, for this reason. */
  public void bayUnoccupied(String reason) {
    site.happens(new Stimulus.SetBay(1, false));
    csms.receives("TransactionEvent", ended("EVDeparted"), because(reason));
    settles();
  }

  /** EVConnectedPreSession, from Booted or Authorized. */
  public Scenario201 evConnected() {
    return evConnected(CarChange.NONE);
  }

  /** EVConnectedPreSession with another car than the usual one. */
  public Scenario201 evConnected(CarChange different) {
    boolean running = running();
    car.plugsIn(different);
    plugged = true;
    List<TestCsms.Expected> expected = new ArrayList<>();
    expected.add(TestCsms.expect("StatusNotification", status(1, 1, "Occupied")));
    if (running) {
      expected.add(event(updated("CablePluggedIn"), charging("EVConnected"), at(1, 1)));
    } else if (starts.contains(TxPoint.EV_CONNECTED)) {
      expected.add(event(started("CablePluggedIn"), charging("EVConnected"), at(1, 1)));
    } else if (authorized && starts.contains(TxPoint.POWER_PATH_CLOSED)) {
      expected.add(
          event(
              started("CablePluggedIn", "ChargingStateChanged"),
              charging("EVConnected", "SuspendedEVSE", "Charging"),
              at(1, 1),
              token(CARD)));
    }
    receives(expected);
    return this;
  }

  /** Authorized, local: the card is presented, asked about and accepted. */
  public Scenario201 authorizedLocally() {
    driver.presents(CARD);
    csms.receives("Authorize", token(CARD), Match.field("idToken.type", "ISO14443"));
    return authorized(CARD);
  }

  /** Authorized, local: the station knows the card and asks nobody. */
  public Scenario201 authorizedByItself() {
    driver.presents(CARD);
    return authorized(CARD);
  }

  /** What follows when a token was presented and accepted. */
  public Scenario201 authorized(String card) {
    boolean running = running();
    boolean begins =
        starts.contains(TxPoint.AUTHORIZED)
            || (plugged && starts.contains(TxPoint.POWER_PATH_CLOSED));
    authorized = true;
    if (running) {
      csms.receives("TransactionEvent", updated("Authorized"), token(card));
    } else if (begins) {
      csms.receives("TransactionEvent", started("Authorized"), token(card));
    }
    settles();
    return this;
  }

  /**
   * Authorized, remote: the CSMS starts a transaction at EVSE 1.
   *
   * @param asksFirst whether the station asks about the token, by AuthorizeRemoteStart
   */
  public Scenario201 authorizedRemotely(boolean asksFirst) {
    boolean running = running();
    boolean begins =
        starts.contains(TxPoint.AUTHORIZED)
            || (plugged && starts.contains(TxPoint.POWER_PATH_CLOSED));
    JsonNode answer =
        csms.sends(
            "RequestStartTransaction",
            "{\"remoteStartId\":7,\"evseId\":1,\"idToken\":{\"idToken\":\""
                + CARD
                + "\",\"type\":\"ISO14443\"}}");
    assertEquals("Accepted", answer.get("status").asString());
    assertEquals(running ? transactionId() : "", answer.path("transactionId").asString(""));
    if (asksFirst) {
      csms.receives("Authorize", token(CARD), Match.field("idToken.type", "ISO14443"));
    }
    authorized = true;
    if (running) {
      csms.receives("TransactionEvent", updated("RemoteStart"), remoteStart(7), token(CARD));
    } else if (begins) {
      csms.receives("TransactionEvent", started("RemoteStart"), remoteStart(7), token(CARD));
    }
    settles();
    return this;
  }

  /** Lets the last answer arrive; what comes then waits for the next step. */
  private void settles() {
    site.time.pass(Duration.ofMillis(100));
  }

  /** EnergyTransferStarted, from Authorized with a car, or with the car still to come. */
  public Scenario201 energyTransferStarted() {
    if (!authorized) {
      authorizedLocally();
    }
    if (!plugged) {
      evConnected();
    }
    charges();
    return this;
  }

  private void charges() {
    if (last("chargingState").equals("Charging")) {
      return;
    }
    Match kind =
        running() ? updated("ChargingStateChanged") : started("ChargingStateChanged", "Authorized");
    csms.receives("TransactionEvent", kind, charging("Charging"));
    settles();
  }

  /** EnergyTransferSuspended: the car stops drawing, and may at any time go on. */
  public Scenario201 energyTransferSuspended() {
    energyTransferStarted();
    passes(10);
    car.stopsDrawing();
    csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("SuspendedEV"));
    settles();
    return this;
  }

  /** The cable is pulled on the car's side while the transaction runs, and ends it. */
  public void endsWithoutCar() {
    car.plugsOut();
    plugged = false;
    csms.receives(
        "TransactionEvent",
        ended("EVCommunicationLost"),
        charging("Idle"),
        because("EVDisconnected"));
  }

  /** The connector becomes free. */
  public void becomesAvailable() {
    csms.receives("StatusNotification", status(1, 1, "Available"));
    passes(5);
  }

  /** EVConnectedPostSession: energy flows no longer, and whoever wants more has to show a card. */
  public Scenario201 evConnectedPostSession() {
    if (authorized) {
      stopAuthorizedLocally();
    }
    if (running()) {
      csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("EVConnected"));
    }
    settles();
    return this;
  }

  /** StopAuthorized, local: the same card again. */
  public Scenario201 stopAuthorizedLocally() {
    driver.presents(CARD);
    authorized = false;
    Match stop =
        stops.contains(TxPoint.AUTHORIZED) || stops.contains(TxPoint.POWER_PATH_CLOSED)
            ? ended("StopAuthorized")
            : updated("StopAuthorized");
    csms.receives("TransactionEvent", stop, becauseLocal());
    settles();
    return this;
  }

  /** StopAuthorized, remote, where that ends the transaction. */
  public Scenario201 stopAuthorizedRemotely() {
    String id = transactionId();
    authorized = false;
    assertEquals("Accepted", statusOf("RequestStopTransaction", "{'transactionId':'" + id + "'}"));
    csms.receives("TransactionEvent", ended("RemoteStop"), because("Remote"), transaction(id));
    settles();
    return this;
  }

  /** EVDisconnected, after the end was authorized. */
  public Scenario201 evDisconnected() {
    boolean running = running();
    car.plugsOut();
    plugged = false;
    List<TestCsms.Expected> expected = new ArrayList<>();
    expected.add(TestCsms.expect("StatusNotification", status(1, 1, "Available")));
    if (running) {
      boolean goesOn = stops.equals(List.of(TxPoint.PARKING_BAY_OCCUPANCY));
      Match kind = goesOn ? updated("EVCommunicationLost") : ended("EVCommunicationLost");
      expected.add(event(kind, charging("Idle")));
    }
    receives(expected);
    return this;
  }

  /** Whether a transaction is going on, as far as the CSMS was told. */
  public boolean running() {
    List<TestCsms.Call> events = csms.heard("TransactionEvent");
    return !events.isEmpty()
        && !events.getLast().payload().get("eventType").asString().equals("Ended");
  }

  /** The id of the transaction that was told of last. */
  public String transactionId() {
    return last("transactionId");
  }

  private String last(String field) {
    List<TestCsms.Call> events = csms.heard("TransactionEvent");
    return running()
        ? events.getLast().payload().path("transactionInfo").path(field).asString("")
        : "";
  }

  private static TestCsms.Expected event(Match... matches) {
    return TestCsms.expect("TransactionEvent", matches);
  }

  private void receives(List<TestCsms.Expected> expected) {
    csms.receivesInAnyOrder(expected.toArray(TestCsms.Expected[]::new));
    settles();
  }

  /** Sets a variable and returns what became of it. */
  public String sets(String component, String variable, String value) {
    String data =
        "{'attributeValue':'%s','component':{'name':'%s'},'variable':{'name':'%s'}}"
            .formatted(value, component, variable);
    JsonNode answer = csms.sends("SetVariables", json("{'setVariableData':[" + data + "]}"));
    return answer.at("/setVariableResult/0/attributeStatus").asString();
  }

  /** Reads a variable; the value, or what became of it when there is none. */
  public String gets(String component, String variable) {
    String data =
        "{'component':{'name':'%s'},'variable':{'name':'%s'}}".formatted(component, variable);
    JsonNode result =
        csms.sends("GetVariables", json("{'getVariableData':[" + data + "]}"))
            .at("/getVariableResult/0");
    return result.path("attributeValue").asString(result.get("attributeStatus").asString());
  }

  private static String json(String quoted) {
    return quoted.replace('\'', '"');
  }

  /**
   * What the station answers when the CSMS wants a place kept for a card.
   *
   * @param further members of the request, each behind a comma
   */
  String reserves(int id, Duration lasting, String card, String further) {
    return statusOf(
        "ReserveNow",
        "{'id':%d,'expiryDateTime':'%s','idToken':{'idToken':'%s','type':'ISO14443'}%s}"
            .formatted(id, site.time.now().plus(lasting), card, further));
  }

  /** Sends a call and returns the status of its answer. */
  public String statusOf(String action, String payload) {
    JsonNode answer = csms.sends(action, json(payload));
    return answer.get("status").asString();
  }
}
