package hitchpost.ocpp201;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.Identity;
import hitchpost.core.Registry;
import hitchpost.core.StationConfig;
import hitchpost.core.devicemodel.DeviceModel;
import hitchpost.core.devicemodel.LiveVariables;
import hitchpost.core.devicemodel.ReportEntry;
import hitchpost.core.devicemodel.Selection.Inventory;
import hitchpost.core.devicemodel.StationState;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.settings.ConnectionSettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.ConnectorStatus;
import hitchpost.core.types.Evse;
import hitchpost.core.types.Measurand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * A station has every variable that its functional blocks require, of the type, in the unit and as
 * open to writing as the specification says.
 *
 * <p>Source: OCPP 2.0.1 part 2, referenced components and variables, with errata 2.57 and 2.66;
 * part 4, 8.
 */
class RequiredVariablesTest {
  /** Component, variable, mutability, type and unit. */
  private static final String REQUIRED =
      """
      AlignedDataCtrlr Interval ReadWrite integer s
      AlignedDataCtrlr Measurands ReadWrite MemberList -
      AlignedDataCtrlr TxEndedInterval ReadWrite integer s
      AlignedDataCtrlr TxEndedMeasurands ReadWrite MemberList -
      AuthCtrlr AuthorizeRemoteStart any boolean -
      AuthCtrlr LocalAuthorizeOffline ReadWrite boolean -
      AuthCtrlr LocalPreAuthorize ReadWrite boolean -
      ChargingStation AvailabilityState ReadOnly OptionList -
      ChargingStation Available ReadOnly boolean -
      ChargingStation SupplyPhases ReadOnly integer -
      ClockCtrlr DateTime ReadOnly dateTime -
      ClockCtrlr TimeSource ReadWrite SequenceList -
      Connector AvailabilityState ReadOnly OptionList -
      Connector Available ReadOnly boolean -
      Connector ConnectorType ReadOnly string -
      Connector SupplyPhases ReadOnly integer -
      DeviceDataCtrlr BytesPerMessage[GetReport] ReadOnly integer -
      DeviceDataCtrlr BytesPerMessage[GetVariables] ReadOnly integer -
      DeviceDataCtrlr BytesPerMessage[SetVariables] ReadOnly integer -
      DeviceDataCtrlr ItemsPerMessage[GetReport] ReadOnly integer -
      DeviceDataCtrlr ItemsPerMessage[GetVariables] ReadOnly integer -
      DeviceDataCtrlr ItemsPerMessage[SetVariables] ReadOnly integer -
      EVSE AvailabilityState ReadOnly OptionList -
      EVSE Available ReadOnly boolean -
      EVSE Power ReadOnly decimal W
      EVSE SupplyPhases ReadOnly integer -
      LocalAuthListCtrlr BytesPerMessage ReadOnly integer -
      LocalAuthListCtrlr Entries ReadOnly integer -
      LocalAuthListCtrlr ItemsPerMessage ReadOnly integer -
      OCPPCommCtrlr ActiveNetworkProfile ReadOnly integer -
      OCPPCommCtrlr FileTransferProtocols ReadOnly MemberList -
      OCPPCommCtrlr MessageAttemptInterval[TransactionEvent] ReadWrite integer s
      OCPPCommCtrlr MessageAttempts[TransactionEvent] ReadWrite integer -
      OCPPCommCtrlr MessageTimeout[Default] ReadOnly integer s
      OCPPCommCtrlr NetworkConfigurationPriority ReadWrite SequenceList -
      OCPPCommCtrlr NetworkProfileConnectionAttempts ReadWrite integer -
      OCPPCommCtrlr OfflineThreshold ReadWrite integer s
      OCPPCommCtrlr ResetRetries ReadWrite integer -
      OCPPCommCtrlr RetryBackOffRandomRange ReadWrite integer s
      OCPPCommCtrlr RetryBackOffWaitMinimum ReadWrite integer s
      OCPPCommCtrlr UnlockOnEVSideDisconnect any boolean -
      OCPPCommCtrlr WebSocketPingInterval ReadWrite integer s
      SampledDataCtrlr TxEndedInterval ReadWrite integer s
      SampledDataCtrlr TxEndedMeasurands ReadWrite MemberList -
      SampledDataCtrlr TxStartedMeasurands ReadWrite MemberList -
      SampledDataCtrlr TxUpdatedInterval ReadWrite integer s
      SampledDataCtrlr TxUpdatedMeasurands ReadWrite MemberList -
      SecurityCtrlr CertificateEntries ReadOnly integer -
      SecurityCtrlr OrganizationName ReadWrite string -
      SecurityCtrlr SecurityProfile ReadOnly integer -
      SmartChargingCtrlr Entries[ChargingProfiles] ReadOnly integer -
      SmartChargingCtrlr LimitChangeSignificance ReadWrite decimal Percent
      SmartChargingCtrlr PeriodsPerSchedule ReadOnly integer -
      SmartChargingCtrlr ProfileStackLevel ReadOnly integer -
      SmartChargingCtrlr RateUnit ReadOnly MemberList -
      TariffCostCtrlr Currency ReadWrite string -
      TariffCostCtrlr TariffFallbackMessage ReadWrite string -
      TariffCostCtrlr TotalCostFallbackMessage ReadWrite string -
      TxCtrlr EVConnectionTimeOut ReadWrite integer s
      TxCtrlr StopTxOnEVSideDisconnect any boolean -
      TxCtrlr StopTxOnInvalidId ReadWrite boolean -
      TxCtrlr TxStartPoint any MemberList -
      TxCtrlr TxStopPoint any MemberList -
      """;

  private static final DeviceModel MODEL = model();

  private static DeviceModel model() {
    var evses =
        List.of(new EvseSpec(1, 3, 32_000, 230, List.of(new ConnectorSpec(1, "sType2", false))));
    var catalogue = new ArrayList<Setting<?>>(Registry.of(evses, List.of(Measurand.values())));
    catalogue.addAll(Catalogue.settings(true));
    catalogue.addAll(ConnectionSettings.of(BackOff.STANDARD, List.of(1, 0)));
    var config =
        new StationConfig(
            "CS-1",
            new Identity("Acme", "One", null, null, null, null, null, null, null),
            evses,
            catalogue,
            BackOff.STANDARD,
            Instant.EPOCH,
            false,
            false);
    var settings = new Settings(config.settings());
    return new DeviceModel(
        settings, settings::write, LiveVariables.of(config, settings, new Idle()));
  }

  @TestFactory
  @Tag("B07.FR.08")
  Stream<DynamicTest> theStationHas() {
    return REQUIRED
        .lines()
        .map(line -> line.split(" "))
        .map(row ->
            DynamicTest.dynamicTest(
                row[0] + " " + row[1],
                () ->
                    assertEquals(
                        String.join(" ", row), shown(row[0], row[1], row[2].equals("any")))));
  }

  /** The first variable of that name, as a row of the table. */
  private static String shown(String component, String variable, boolean anyMutability) {
    for (ReportEntry entry : MODEL.select(Inventory.FULL)) {
      String instance = entry.variable().instance();
      String name = entry.variable().name() + (instance == null ? "" : '[' + instance + ']');
      if (entry.component().name().equals(component) && name.equals(variable)) {
        var like = entry.characteristics();
        return String.join(
            " ",
            component,
            variable,
            anyMutability ? "any" : entry.attributes().getFirst().mutability().wire(),
            like.dataType().wire(),
            like.unit() == null ? "-" : like.unit());
      }
    }
    return "nothing";
  }

  /** A station at which nothing goes on. */
  private static final class Idle implements StationState {
    @Override
    public ConnectorStatus status(Evse place) {
      return ConnectorStatus.AVAILABLE;
    }

    @Override
    public boolean problem(Evse place) {
      return false;
    }

    @Override
    public Instant time() {
      return Instant.EPOCH;
    }

    @Override
    public int listEntries() {
      return 0;
    }

    @Override
    public int cacheBytes() {
      return 0;
    }

    @Override
    public int chargingProfiles() {
      return 0;
    }

    @Override
    public int certificates() {
      return 0;
    }

    @Override
    public int networkSlot() {
      return 0;
    }

    @Override
    public boolean bayOccupied(int evse) {
      return false;
    }

    @Override
    public boolean lockFails(Evse connector) {
      return false;
    }

    @Override
    public long messageTimeoutSeconds() {
      return 30;
    }
  }
}
