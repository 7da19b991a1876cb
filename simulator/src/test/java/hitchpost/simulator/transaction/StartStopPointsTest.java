package hitchpost.simulator.transaction;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.core.types.TxPoint.ENERGY_TRANSFER;
import static hitchpost.core.types.TxPoint.EV_CONNECTED;
import static hitchpost.core.types.TxPoint.POWER_PATH_CLOSED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.Fact;
import hitchpost.core.Identity;
import hitchpost.core.Input;
import hitchpost.core.Output;
import hitchpost.core.StationConfig;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.firmware.FirmwareConfig;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.security.SecurityConfig;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.ChargingState;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.TxPoint;
import hitchpost.ocpp16.Catalogue;
import hitchpost.ocpp16.Ocpp16;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * When a transaction begins and ends, and what is told in between, at a station without a CSMS that
 * lets everybody charge. Source: OCPP 2.0.1 part 2, E01 to E09 and 2.6.6.
 */
class StartStopPointsTest implements VirtualStation.Network {
  private static final IdToken CARD = new IdToken("CARD", IdTokenType.ISO14443);

  private final VirtualTime time = new VirtualTime(Instant.parse("2027-01-04T10:00:00Z"));
  private final List<String> told = new ArrayList<>();
  private VirtualStation station;

  private void on(List<TxPoint> starts, List<TxPoint> stops) {
    var connectors = List.of(new EvseSpec.ConnectorSpec(1, "sType2", false));
    var specs = List.of(new EvseSpec(1, 3, 32_000, 230, connectors, EvseSpec.MeterSpec.PLAIN));
    var identity = new Identity("Hitchpost", "Points", null, null, "1.0", null, null, null, null);
    var keys = Map.of("AllowOfflineTxForUnknownId", "true", "MeterValueSampleInterval", "0");
    var config =
        new StationConfig(
            "points",
            identity,
            specs,
            Catalogue.of(specs, List.of(Measurand.values()), keys),
            BackOff.STANDARD,
            Instant.parse("2026-12-01T00:00:00Z"),
            false,
            false,
            SecurityConfig.ONE_WAY,
            FirmwareConfig.USUAL);
    var like = new Ocpp16(identity, specs, config.settings());
    station =
        new VirtualStation(
            time,
            config,
            List.of(new OtherPoints(like, starts, stops)),
            new SplittableRandom(7)::nextLong,
            new SimulatedHardware(0, specs.stream().map(EvseSetup::of).toList()),
            Snapshot.empty(),
            this,
            this::stepped);
    station.boot(BootReason.POWER_UP);
    passes(1);
  }

  private VirtualStation.Watcher.Fate stepped(@Nullable Input input, List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Tell(Fact.RecordWritten(TransactionRecord record))) {
        told.add(text(record));
      }
    }
    return VirtualStation.Watcher.Fate.CARRY_OUT;
  }

  private static String text(TransactionRecord record) {
    var occasion = record.head().occasion();
    ChargingState state = occasion.state();
    String what = occasion.trigger().wire() + (state == null ? "" : " " + state.wire());
    return switch (record) {
      case TransactionRecord.Started r -> "Started " + what + by(r.token());
      case TransactionRecord.Updated r -> "Updated " + what + by(r.token());
      case TransactionRecord.Ended r -> "Ended " + what + by(r.token()) + ", " + r.cause();
    };
  }

  private static String by(@Nullable IdToken token) {
    return token == null ? "" : " by " + token.value();
  }

  @Override
  public void command(LinkCommand command) {}

  @Override
  public void stationGone() {}

  private void passes(int seconds) {
    time.pass(Duration.ofSeconds(seconds));
  }

  private void plugIn() {
    station.stimulate(new Stimulus.PlugIn(1, 1, CarChange.NONE));
    passes(5);
  }

  private void plugOut() {
    station.stimulate(new Stimulus.PlugOut(1, 1));
    passes(5);
  }

  private void present() {
    station.stimulate(new Stimulus.PresentToken(CARD, List.of()));
    passes(30);
  }

  private void stopsDrawing() {
    station.stimulate(new Stimulus.ChangeCar(1, CarChange.charging(false)));
    passes(5);
  }

  private void tells(String... records) {
    assertEquals(List.of(records), told);
  }

  @Test
  void fromPlugToPlug() {
    on(List.of(EV_CONNECTED), List.of(EV_CONNECTED));
    plugIn();
    present();
    present();
    plugOut();
    tells(
        "Started CablePluggedIn EVConnected",
        "Updated Authorized EVConnected by CARD",
        "Updated ChargingStateChanged Charging",
        "Updated StopAuthorized Charging by CARD",
        "Updated ChargingStateChanged EVConnected",
        "Ended EVCommunicationLost Idle, EV_DISCONNECTED");
  }

  @Test
  void fromAuthorizationToAuthorization() {
    on(List.of(AUTHORIZED), List.of(AUTHORIZED));
    present();
    plugIn();
    passes(30);
    present();
    plugOut();
    tells(
        "Started Authorized Idle by CARD",
        "Updated CablePluggedIn EVConnected",
        "Updated ChargingStateChanged Charging",
        "Ended StopAuthorized EVConnected by CARD, LOCAL");
  }

  @Test
  void whileEnergyMayFlow() {
    on(List.of(POWER_PATH_CLOSED), List.of(POWER_PATH_CLOSED));
    plugIn();
    present();
    plugOut();
    tells(
        "Started Authorized EVConnected by CARD",
        "Updated ChargingStateChanged Charging",
        "Ended EVCommunicationLost Idle, EV_DISCONNECTED");
  }

  @Test
  void aPlugThatCompletesThePathOccasionsTheBegin() {
    on(List.of(POWER_PATH_CLOSED), List.of(AUTHORIZED));
    present();
    plugIn();
    passes(30);
    tells("Started CablePluggedIn EVConnected by CARD", "Updated ChargingStateChanged Charging");
  }

  @Test
  void whileEnergyFlows() {
    on(List.of(ENERGY_TRANSFER), List.of(ENERGY_TRANSFER));
    plugIn();
    present();
    stopsDrawing();
    tells(
        "Started ChargingStateChanged Charging by CARD",
        "Ended ChargingStateChanged EVConnected, STOPPED_BY_EV");
  }

  @Test
  void nothingBeginsAnewWhileTheCarStays() {
    on(List.of(EV_CONNECTED), List.of(AUTHORIZED));
    plugIn();
    present();
    present();
    passes(60);
    assertEquals("Ended StopAuthorized EVConnected by CARD, LOCAL", told.getLast());
    assertEquals(4, told.size());
  }

  @Test
  void anAuthorizationWithoutACarEndsInTime() {
    on(List.of(AUTHORIZED), List.of(AUTHORIZED));
    present();
    passes(60);
    tells("Started Authorized Idle by CARD", "Ended EVConnectTimeout Idle, TIMEOUT");
  }

  @Test
  void aTransactionOfWhichNothingIsLeftEndsWhateverTheStopPoints() {
    on(List.of(AUTHORIZED), List.of(EV_CONNECTED));
    present();
    passes(60);
    tells("Started Authorized Idle by CARD", "Ended EVConnectTimeout Idle, TIMEOUT");
  }

  @Test
  void aCarThatNobodyChargesIsATransactionAllTheSame() {
    on(List.of(EV_CONNECTED), List.of(EV_CONNECTED, AUTHORIZED));
    plugIn();
    plugOut();
    tells("Started CablePluggedIn EVConnected", "Ended EVCommunicationLost Idle, EV_DISCONNECTED");
  }

  @Test
  void aCarThatPausesIsTold() {
    on(List.of(POWER_PATH_CLOSED), List.of(AUTHORIZED));
    plugIn();
    present();
    stopsDrawing();
    assertEquals("Updated ChargingStateChanged SuspendedEV", told.getLast());
  }

  @Test
  void aPowerCutEndsWhatHadBegunWithThePlug() {
    on(List.of(EV_CONNECTED), List.of(EV_CONNECTED));
    plugIn();
    station.cutPower();
    passes(10);
    station.restorePower();
    passes(10);
    tells(
        "Started CablePluggedIn EVConnected",
        "Ended AbnormalCondition, POWER_LOSS",
        "Started CablePluggedIn EVConnected");
  }
}
