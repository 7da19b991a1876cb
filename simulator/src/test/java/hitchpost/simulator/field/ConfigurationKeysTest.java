package hitchpost.simulator.field;

import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.errorOf;
import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Output;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The keys as the CSMS reads and writes them. Source: OCPP 1.6, 9.1. */
class ConfigurationKeysTest {
  private static final List<String> READ_ONLY =
      List.of(
          "AdditionalRootCertificateCheck",
          "CertificateSignedMaxChainSize",
          "CertificateStoreMaxLength",
          "ChargeProfileMaxStackLevel",
          "ChargingScheduleAllowedChargingRateUnit",
          "ChargingScheduleMaxPeriods",
          "ConnectorSwitch3to1PhaseSupported",
          "MaxChargingProfilesInstalled",
          "ConnectorPhaseRotationMaxLength",
          "CustomDisplayCostAndPrice",
          "GetConfigurationMaxKeys",
          "LocalAuthListMaxLength",
          "MeterValuesAlignedDataMaxLength",
          "MeterValuesSampledDataMaxLength",
          "NumberOfConnectors",
          "ReserveConnectorZeroSupported",
          "SendLocalListMaxLength",
          "StopTransactionMaxMeterValues",
          "StopTxnAlignedDataMaxLength",
          "StopTxnSampledDataMaxLength",
          "SupportedFeatureProfiles",
          "SupportedFeatureProfilesMaxLength",
          "SupportedFileTransferProtocols");

  private static final List<String> WRITABLE =
      List.of(
          "AllowOfflineTxForUnknownId",
          "AuthorizationCacheEnabled",
          "AuthorizationKey",
          "AuthorizeRemoteTxRequests",
          "BlinkRepeat",
          "CentralContractValidationAllowed",
          "ClockAlignedDataInterval",
          "ConnectionTimeOut",
          "ConnectorPhaseRotation",
          "ContractValidationOffline",
          "CpoName",
          "CustomIdleFeeAfterStop",
          "DefaultPrice",
          "HeartbeatInterval",
          "ISO15118PnCEnabled",
          "LightIntensity",
          "LocalAuthListEnabled",
          "LocalAuthorizeOffline",
          "LocalPreAuthorize",
          "MaxEnergyOnInvalidId",
          "MessageTimeout",
          "MeterValueSampleInterval",
          "MeterValuesAlignedData",
          "MeterValuesSampledData",
          "MinimumStatusDuration",
          "NumberOfDecimalsForCostValues",
          "ResetRetries",
          "SecurityProfile",
          "StartTxnSampledData",
          "StopTransactionOnEVSideDisconnect",
          "StopTransactionOnInvalidId",
          "StopTxnAlignedData",
          "StopTxnSampledData",
          "TransactionMessageAttempts",
          "TransactionMessageRetryInterval",
          "UnlockConnectorOnEVSideDisconnect",
          "WebSocketPingInterval");

  /** One that is never told, and one that only rises; see CredentialsTest. */
  private static final List<String> GUARDED = List.of("AuthorizationKey", "SecurityProfile");

  private static List<JsonNode> all(Scenario s) {
    var keys = new ArrayList<JsonNode>();
    s.csms.sends("GetConfiguration", "{}").get("configurationKey").forEach(keys::add);
    return keys;
  }

  @Test
  void withoutKeysAllOfThemAreListedOnce() {
    var s = new Scenario().with("VendorKey", "v").with("!Fixed", "f").booted();
    var names = all(s).stream().map(k -> k.get("key").asString()).toList();
    var expected = new TreeSet<>(READ_ONLY);
    expected.addAll(WRITABLE);
    expected.addAll(List.of("VendorKey", "Fixed"));
    assertEquals(expected, new TreeSet<>(names));
    assertEquals(expected.size(), names.size(), "a key is listed twice");
    assertEquals(60, READ_ONLY.size() + WRITABLE.size());
    assertEquals(all(s), keysOf(s.csms.sends("GetConfiguration", "{\"key\":[]}")));
  }

  private static List<JsonNode> keysOf(JsonNode answer) {
    var keys = new ArrayList<JsonNode>();
    answer.get("configurationKey").forEach(keys::add);
    return keys;
  }

  @Test
  void whatIsReadOnlySaysSoAndIsNotWritten() {
    var s = new Scenario().booted();
    for (JsonNode key : all(s)) {
      String name = key.get("key").asString();
      assertEquals(READ_ONLY.contains(name), key.get("readonly").asBoolean(), name);
      if (READ_ONLY.contains(name)) {
        String before = key.get("value").asString();
        assertEquals("Rejected", sets(s, name, "1"), name);
        assertEquals("Rejected", sets(s, name, before), name);
        assertEquals(before, gets(s, name));
      } else if (!GUARDED.contains(name)) {
        assertEquals("Accepted", sets(s, name, key.get("value").asString()), name);
      }
    }
  }

  @Test
  void unknownKeysAreListedApart() {
    var s = new Scenario().booted();
    var answer =
        s.csms.sends("GetConfiguration", "{\"key\":[\"BlinkRepeat\",\"Nonsense\",\"More\"]}");
    assertEquals(1, answer.get("configurationKey").size());
    assertEquals("Nonsense", answer.get("unknownKey").get(0).asString());
    assertEquals("More", answer.get("unknownKey").get(1).asString());
    assertEquals("NotSupported", sets(s, "Nonsense", "1"));
  }

  /** A key is a CiString: its case does not matter. */
  @Test
  void keysAreFoundInAnyCase() {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, "blinkREPEAT", 9));
    assertEquals("9", gets(s, "BlinkRepeat"));
    assertEquals("9", gets(s, "BLINKREPEAT"));
    assertEquals("Rejected", sets(s, "numberofconnectors", 9));
  }

  @Test
  void vendorKeysAreFoundInAnyCaseToo() {
    var s = new Scenario().with("VendorKey", "v").booted();
    assertEquals("v", gets(s, "vendorkey"));
    assertEquals("Accepted", sets(s, "VENDORKEY", "w"));
    assertEquals("w", gets(s, "VendorKey"));
  }

  /** A vendor's key is a name like any other, and a place in the device model is no key. */
  @Test
  void aDotInAKeyMeansNothing() {
    var s = new Scenario().with("org.example.Key", "v").booted();
    assertEquals("v", gets(s, "org.example.Key"));
    assertEquals("Accepted", sets(s, "org.example.Key", "w"));
    assertEquals("NotSupported", sets(s, "TxCtrlr.MeterCheckpointInterval", "5"));
    assertEquals("NotSupported", sets(s, "OCPPCommCtrlr.HeartbeatInterval", "5"));
    assertEquals("NotSupported", sets(s, "", "5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AllowOfflineTxForUnknownId|yes",
        "AllowOfflineTxForUnknownId|1",
        "AllowOfflineTxForUnknownId|''",
        "BlinkRepeat|-1",
        "BlinkRepeat|1.5",
        "ClockAlignedDataInterval|-1",
        "ClockAlignedDataInterval|ten",
        "ConnectionTimeOut|-1",
        "ConnectionTimeOut|99999999999",
        "ConnectorPhaseRotation|RST",
        "ConnectorPhaseRotation|1.RXT",
        "ConnectorPhaseRotation|2.RST",
        "ConnectorPhaseRotation|1.RST,",
        "ConnectorPhaseRotation|1.RST,1.RST,1.RST",
        "HeartbeatInterval|-5",
        "HeartbeatInterval|0x10",
        "LightIntensity|101",
        "LightIntensity|-1",
        "MaxEnergyOnInvalidId|-1",
        "MessageTimeout|0",
        "MessageTimeout|-1",
        "MeterValueSampleInterval|-1",
        "MeterValuesSampledData|Nonsense",
        "MinimumStatusDuration|-1",
        "ResetRetries|-1",
        "TransactionMessageAttempts|-1",
        "TransactionMessageRetryInterval|-1",
        "WebSocketPingInterval|-1"
      })
  void aValueThatIsOutOfRangeOrOfTheWrongFormIsRejectedAndTheOldOneStays(String key, String value) {
    var s = new Scenario().booted();
    String before = gets(s, key);
    assertEquals("Rejected", sets(s, key, value));
    assertEquals(before, gets(s, key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MeterValuesSampledData|Energy.Active.Import.Register,Energy.Magic",
        "MeterValuesSampledData|Voltage,,Current.Import",
        "MeterValuesAlignedData|Voltage,voltage.L9",
        "StopTxnSampledData|Voltage Current.Import",
        "StopTxnAlignedData|Voltage;SoC"
      })
  void f57_oneUnsupportedItemRejectsTheWholeListAndLeavesTheOldOne(String key, String value) {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, key, "Voltage,Power.Active.Import"));
    assertEquals("Rejected", sets(s, key, value));
    assertEquals("Voltage,Power.Active.Import", gets(s, key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MeterValuesSampledData",
        "MeterValuesAlignedData",
        "StopTxnSampledData",
        "StopTxnAlignedData"
      })
  void f57_spacesAndTheEmptyListAreFineAndTheMaximumIsPublished(String key) {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, key, " Voltage , Current.Import.L1 "));
    assertEquals("Voltage,Current.Import.L1", gets(s, key));
    assertEquals("Accepted", sets(s, key, ""));
    assertEquals("", gets(s, key));
    int most = Integer.parseInt(gets(s, key + "MaxLength"));
    assertTrue(most >= 1);
    assertEquals("Accepted", sets(s, key, String.join(",", distinct(most))));
    assertEquals("Rejected", sets(s, key, String.join(",", distinct(most + 1))));
  }

  private static List<String> distinct(int count) {
    var items = new ArrayList<String>();
    for (String measurand :
        List.of("Voltage", "SoC", "Current.Import", "Current.Offered", "Power.Active.Import")) {
      items.add(measurand);
      for (String phase : List.of("L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N")) {
        items.add(measurand + "." + phase);
      }
    }
    return items.subList(0, count);
  }

  @Test
  void getConfigurationMaxKeysIsHowManyMayBeAskedFor() {
    var s = new Scenario().booted();
    int most = Integer.parseInt(gets(s, "GetConfigurationMaxKeys"));
    var answer = s.csms.sends("GetConfiguration", asking(most));
    assertEquals(most, answer.get("unknownKey").size());
    var refused = s.csms.sendsAnything("GetConfiguration", asking(most + 1));
    assertTrue(
        List.of("PropertyConstraintViolation", "OccurenceConstraintViolation")
            .contains(errorOf(refused)),
        refused.toString());
  }

  private static String asking(int count) {
    var names = IntStream.range(0, count).mapToObj(i -> "\"key" + i + "\"").toList();
    return "{\"key\":[" + String.join(",", names) + "]}";
  }

  @Test
  void certificateSignedMaxChainSizeIsTheLongestChainThatIsLookedAt() {
    var s = new Scenario().booted();
    int most = Integer.parseInt(gets(s, "CertificateSignedMaxChainSize"));
    assertEquals("Rejected", asks(s, "CertificateSigned", chain(most)));
    var refused = s.csms.sendsAnything("CertificateSigned", chain(most + 1));
    assertEquals("PropertyConstraintViolation", errorOf(refused));
  }

  private static String chain(int length) {
    return "{\"certificateChain\":\"" + "A".repeat(length) + "\"}";
  }

  /** Each of them is carried out over real sockets in TransferTest. */
  @Test
  void supportedFileTransferProtocolsNamesWhatIsTransferredWith() {
    var s = new Scenario().booted();
    assertEquals("FTP,FTPS,HTTP,HTTPS,SFTP", gets(s, "SupportedFileTransferProtocols"));
    assertEquals("Rejected", sets(s, "SupportedFileTransferProtocols", "HTTP"));
  }

  @Test
  void numberOfConnectorsCountsThem() {
    assertEquals("1", gets(new Scenario().booted(), "NumberOfConnectors"));
    assertEquals("3", gets(new Scenario().withEvses(3).booted(), "NumberOfConnectors"));
  }

  @Test
  void connectorPhaseRotationTakesAnyRotationOfAnyConnectorAndTheGrid() {
    var s = new Scenario().withEvses(2).booted();
    for (String rotation :
        List.of("NotApplicable", "Unknown", "RST", "RTS", "SRT", "STR", "TRS", "TSR")) {
      assertEquals("Accepted", sets(s, "ConnectorPhaseRotation", "2." + rotation));
    }
    String value = "0.RST, 1.RST, 2.RTS";
    assertEquals("Accepted", sets(s, "ConnectorPhaseRotation", value));
    assertEquals(value.replace(" ", ""), gets(s, "ConnectorPhaseRotation").replace(" ", ""));
    assertEquals("Rejected", sets(s, "ConnectorPhaseRotation", "3.RST"));
    int most = Integer.parseInt(gets(s, "ConnectorPhaseRotationMaxLength"));
    assertEquals(3, most);
  }

  @Test
  void supportedFeatureProfilesNamesTheCore() {
    var s = new Scenario().booted();
    var profiles = List.of(gets(s, "SupportedFeatureProfiles").split(","));
    assertTrue(profiles.contains("Core"));
    int most = Integer.parseInt(gets(s, "SupportedFeatureProfilesMaxLength"));
    assertTrue(profiles.size() <= most);
  }

  @Test
  void whatWasAcceptedIsThereAfterARestart() {
    var s = new Scenario().with("VendorKey", "v").booted();
    assertEquals("Accepted", sets(s, "ConnectionTimeOut", 111));
    assertEquals("Accepted", sets(s, "MeterValuesSampledData", "Voltage.L1-N,SoC"));
    assertEquals("Accepted", sets(s, "StopTransactionOnInvalidId", "FALSE"));
    assertEquals("Accepted", sets(s, "VendorKey", "w"));
    s.grid.fails();
    s.grid.returns();
    s.bootsAgain();
    assertEquals("111", gets(s, "ConnectionTimeOut"));
    assertEquals("Voltage.L1-N,SoC", gets(s, "MeterValuesSampledData"));
    assertEquals("false", gets(s, "StopTransactionOnInvalidId"));
    assertEquals("w", gets(s, "VendorKey"));
  }

  /** OCPP 1.6 errata, 3.84: a fixed cable is never unlocked, and says so. */
  @Test
  void withAFixedCableNothingCanBeUnlocked() {
    var s = new Scenario().withFixedCable().booted();
    var key =
        s.csms
            .sends("GetConfiguration", "{\"key\":[\"UnlockConnectorOnEVSideDisconnect\"]}")
            .get("configurationKey")
            .get(0);
    assertTrue(key.get("readonly").asBoolean());
    assertEquals("false", key.get("value").asString());
    assertEquals("Rejected", sets(s, "UnlockConnectorOnEVSideDisconnect", true));
  }

  @Test
  void m18_aFloodOfEqualWritesIsWrittenOnce() {
    var s = new Scenario().booted();
    var writes = new int[] {0};
    s.watchedBy((input, outputs) -> {
      writes[0] += (int) outputs.stream().filter(Output.Persist.class::isInstance).count();
      return Fate.CARRY_OUT;
    });
    for (int i = 0; i < 50; i++) {
      assertEquals("Accepted", sets(s, "ConnectionTimeOut", 99));
    }
    assertEquals(1, writes[0]);
    s.passes(minutes(1));
  }

  @Test
  void m18_aFloodOfChangesIsSlowedDownToOneWriteASecond() {
    var s = new Scenario().booted();
    Instant begin = s.time.now();
    for (int i = 0; i < 20; i++) {
      assertEquals("Accepted", sets(s, "ConnectionTimeOut", 100 + i));
    }
    assertEquals("119", gets(s, "ConnectionTimeOut"));
    Duration passed = Duration.between(begin, s.time.now());
    assertTrue(passed.compareTo(Duration.ofSeconds(19)) >= 0, "writes took only " + passed);
    s.passes(minutes(1));
  }

  @Test
  void m18_anotherKeyAndTheSameValueNeedNotWait() {
    var s = new Scenario().booted();
    Instant begin = s.time.now();
    assertEquals("Accepted", sets(s, "ConnectionTimeOut", 100));
    assertEquals("Accepted", sets(s, "ConnectionTimeOut", 100));
    assertEquals("Accepted", sets(s, "HeartbeatInterval", 100));
    assertEquals("Rejected", sets(s, "ConnectionTimeOut", -1));
    Duration passed = Duration.between(begin, s.time.now());
    assertTrue(passed.compareTo(Duration.ofSeconds(1)) < 0, "writes took " + passed);
    s.passes(minutes(1));
  }
}
