package hitchpost.simulator.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.Identity;
import hitchpost.core.Input;
import hitchpost.core.StationConfig;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.firmware.FirmwareConfig;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.rpc.Trouble;
import hitchpost.core.security.SecurityConfig;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.Measurand;
import hitchpost.ocpp16.Catalogue;
import hitchpost.ocpp16.Ocpp16;
import hitchpost.ocpp201.Ocpp201;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.SimulatedHardware;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.world.VirtualStation;
import hitchpost.simulator.world.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CSMS that speaks another version at each connection: whatever was charged is billed, in the
 * words of whoever hears it.
 */
class VersionSwitchTest implements VirtualStation.Network {
  private static final IdToken CARD = new IdToken("CARD", IdTokenType.ISO14443);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String OLD = "ocpp1.6";
  private static final String NEW = "ocpp2.0.1";

  private final VirtualTime time = new VirtualTime(Instant.parse("2027-01-04T10:00:00Z"));
  private final VirtualStation station;

  /** What the CSMS speaks; empty while it is away. */
  private String speaks = "";

  private long attempt;

  /** An action that it does not answer; empty for none. */
  private String ignores = "";

  /** What it was told of transactions. */
  private final List<String> heard = new ArrayList<>();

  VersionSwitchTest() {
    var connectors = List.of(new EvseSpec.ConnectorSpec(1, "sType2", false));
    var specs =
        List.of(
            new EvseSpec(1, 3, 32_000, 230, connectors),
            new EvseSpec(2, 3, 32_000, 230, connectors));
    var identity = new Identity("Hitchpost", "Both", null, null, "1.0", null, null, null, null);
    var keys = Map.of("AllowOfflineTxForUnknownId", "true", "MeterValueSampleInterval", "0");
    var config =
        new StationConfig(
            "both",
            identity,
            specs,
            Catalogue.of(specs, List.of(Measurand.values()), keys),
            new BackOff(Duration.ofSeconds(1), Duration.ZERO, 0),
            Instant.parse("2026-12-01T00:00:00Z"),
            false,
            false,
            SecurityConfig.ONE_WAY,
            FirmwareConfig.USUAL);
    station =
        new VirtualStation(
            time,
            config,
            List.of(new Ocpp201(identity), new Ocpp16(identity, specs, config.settings())),
            new SplittableRandom(7)::nextLong,
            new SimulatedHardware(0, specs.stream().map(EvseSetup::of).toList()),
            Snapshot.empty(),
            this,
            (input, outputs) -> VirtualStation.Watcher.Fate.CARRY_OUT);
  }

  @Override
  public void command(LinkCommand command) {
    switch (command) {
      case LinkCommand.Connect connect -> {
        attempt = connect.attempt();
        link(
            speaks.isEmpty()
                ? new LinkEvent.Failed(attempt, "away", Trouble.OTHER)
                : new LinkEvent.Opened(attempt, speaks));
      }
      case LinkCommand.Send send -> hear(JSON.readTree(send.text()));
      case LinkCommand.Ping ping -> link(new LinkEvent.Ponged(attempt));
      case LinkCommand.Close close -> link(new LinkEvent.Closed(attempt, 1000, ""));
    }
  }

  private void link(LinkEvent event) {
    time.after(Duration.ofMillis(100), () -> station.feed(new Input.Link(event)));
  }

  private void hear(JsonNode frame) {
    if (frame.get(0).asInt() != 2) {
      return;
    }
    String action = frame.get(2).asString();
    JsonNode payload = frame.get(3);
    if (action.equals("TransactionEvent")) {
      heard.add(
          payload.get("eventType").asString() + " " + payload.get("triggerReason").asString());
    } else if (action.endsWith("Transaction")) {
      heard.add(action + payload.path("transactionId").asString(""));
    }
    if (action.equals(ignores)) {
      return;
    }
    String answer = "[3,\"" + frame.get(1).asString() + "\"," + answer(action) + "]";
    link(new LinkEvent.Received(attempt, answer));
  }

  private String answer(String action) {
    return switch (action) {
      case "BootNotification" ->
          "{\"status\":\"Accepted\",\"currentTime\":\"2027-01-04T10:00:00Z\",\"interval\":3600}";
      case "Authorize" ->
          speaks.equals(NEW)
              ? "{\"idTokenInfo\":{\"status\":\"Accepted\"}}"
              : "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
      case "StartTransaction" -> "{\"transactionId\":42,\"idTagInfo\":{\"status\":\"Accepted\"}}";
      case "Heartbeat" -> "{\"currentTime\":\"" + time.now() + "\"}";
      default -> "{}";
    };
  }

  @Override
  public void stationGone() {}

  private void speaks(String version) {
    if (!speaks.isEmpty()) {
      link(new LinkEvent.Closed(attempt, 1006, "gone"));
    }
    speaks = version;
    passes(60);
  }

  private void passes(int seconds) {
    time.pass(Duration.ofSeconds(seconds));
  }

  private void boots(String version) {
    speaks = version;
    station.boot(BootReason.POWER_UP);
    passes(10);
  }

  /** Transactions begin with a token from now on, and wait long for their car. */
  private void beginsWithTheToken() {
    sets("TxStartPoint", "Authorized");
    sets("EVConnectionTimeOut", "300");
  }

  private void sets(String variable, String value) {
    String call =
        """
        [2,"%1$s","SetVariables",{"setVariableData":[{"component":{"name":"TxCtrlr"},
        "variable":{"name":"%1$s"},"attributeValue":"%2$s"}]}]\
        """
            .formatted(variable, value);
    link(new LinkEvent.Received(attempt, call));
    passes(1);
  }

  private void plugIn() {
    station.stimulate(new Stimulus.PlugIn(1, 1, CarChange.NONE));
    passes(10);
  }

  private void plugOut() {
    station.stimulate(new Stimulus.PlugOut(1, 1));
    passes(10);
  }

  private void present() {
    station.stimulate(new Stimulus.PresentToken(CARD, List.of()));
    passes(60);
  }

  private void tells(String... events) {
    assertEquals(List.of(events), heard);
    assertEquals(0, station.station().view().recordsWaiting());
  }

  @Test
  void whatBeganInNewWordsAndWasHeardIsBegunAgainInOldOnes() {
    boots(NEW);
    plugIn();
    present();
    speaks(OLD);
    present();
    tells(
        "Started Authorized",
        "Updated ChargingStateChanged",
        "StartTransaction",
        "StopTransaction42");
  }

  @Test
  void whatNobodyHeardIsToldInTheWordsOfWhoeverComes() {
    boots(NEW);
    speaks("");
    plugIn();
    present();
    present();
    plugOut();
    speaks(OLD);
    tells("StartTransaction", "StopTransaction42");
  }

  @Test
  void whatBeganInOldWordsGoesOnInNewOnes() {
    boots(OLD);
    plugIn();
    present();
    speaks(NEW);
    present();
    tells("StartTransaction", "Ended StopAuthorized");
  }

  @Test
  void aBeginPutBackInVainIsNotToldTwiceInTheSameWords() {
    boots(NEW);
    plugIn();
    present();
    ignores = "StartTransaction";
    speaks(OLD);
    station.stimulate(new Stimulus.PresentToken(CARD, List.of()));
    passes(10);
    speaks(NEW);
    tells(
        "Started Authorized",
        "Updated ChargingStateChanged",
        "StartTransaction",
        "Ended StopAuthorized");
  }

  @Test
  void aRestartInBetweenChangesNothing() {
    boots(NEW);
    plugIn();
    present();
    station.cutPower();
    speaks = OLD;
    passes(10);
    station.restorePower();
    passes(120);
    tells(
        "Started Authorized",
        "Updated ChargingStateChanged",
        "StartTransaction",
        "StopTransaction42");
  }

  @Test
  void whatBeganWithoutAnEvseIsBegunInOldWordsWhenTheCarComes() {
    boots(NEW);
    beginsWithTheToken();
    present();
    speaks(OLD);
    tells("Started Authorized");
    plugIn();
    present();
    tells("Started Authorized", "StartTransaction", "StopTransaction42");
  }

  @Test
  void whatNeverCameToAnEvseIsNotToldInOldWords() {
    boots(NEW);
    beginsWithTheToken();
    present();
    speaks(OLD);
    passes(300);
    tells("Started Authorized");
  }

  @Test
  void aTransactionEndsWhereItWouldHaveEndedInTheWordsThatItBeganIn() {
    boots(NEW);
    sets("TxStopPoint", "EVConnected");
    plugIn();
    present();
    speaks(OLD);
    present();
    tells("Started Authorized", "Updated ChargingStateChanged", "StartTransaction");
    plugOut();
    tells(
        "Started Authorized",
        "Updated ChargingStateChanged",
        "StartTransaction",
        "StopTransaction42");
  }
}
