package hitchpost.station.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.rpc.BackOff;
import hitchpost.core.settings.ConnectionSettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.Measurand;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.file.StationFileException.Problem;
import hitchpost.station.run.StationAssembly.Assembled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationAssemblyTest {
  private static final Instant BUILD = Instant.parse("2026-01-01T00:00:00Z");
  private static final String EVSES = "\"evses\":[{\"id\":1}]";

  @TempDir private Path folder;

  @Test
  void theFactoryValuesOfKeysAndVariablesAreThoseOfTheFile() {
    Assembled station =
        assemble(
            "\"csms\":{\"url\":\"ws://127.0.0.1\"},\"ocppVersions\":[\"1.6\"],"
                + EVSES
                + ",\"configurationKeys\":{\"HeartbeatInterval\":\"77\",\"Vendor\":\"x\","
                + "\"!Fixed\":\"y\"},"
                + "\"variables\":[{\"component\":\"TxCtrlr\",\"variable\":\"EVConnectionTimeOut\","
                + "\"value\":\"33\"},"
                + "{\"component\":\"Unknown\",\"variable\":\"V\",\"value\":\"1\"}]");
    assertEquals(77, setting(station, "OCPPCommCtrlr.HeartbeatInterval").factory());
    assertEquals(33, setting(station, "TxCtrlr.EVConnectionTimeOut").factory());
    assertEquals(Access.READ_WRITE, setting(station, ".Vendor").access());
    assertEquals("y", setting(station, ".Fixed").factory());
    assertEquals(Access.READ_ONLY, setting(station, ".Fixed").access());
    assertEquals(
        List.of("ocpp1.6"), station.dialects().stream().map(d -> d.subprotocol()).toList());
    assertEquals(BUILD, station.config().buildTime());
  }

  @Test
  void aVariableThatTheStationDoesNotKnowIsItsOwnFromThen() {
    Assembled station =
        assemble(
            "\"csms\":{\"url\":\"ws://127.0.0.1\"},\"ocppVersions\":[\"1.6\"],"
                + EVSES
                + ",\"variables\":[{\"component\":\"Fan\",\"componentInstance\":\"rear\","
                + "\"evse\":1,\"connector\":1,\"variable\":\"Speed\",\"attribute\":\"Target\","
                + "\"value\":\"300\",\"mutability\":\"ReadOnly\",\"dataType\":\"integer\"},"
                + "{\"component\":\"TxCtrlr\",\"variable\":\"EVConnectionTimeOut\","
                + "\"attribute\":\"MaxSet\",\"value\":\"90\"},"
                + "{\"component\":\"Acme\",\"variable\":\"Mode\",\"value\":\"eco\"}]");
    Setting<?> speed = setting(station, "Fan[rear]#1.1.Speed/Target");
    assertEquals(300, speed.factory());
    assertEquals(Access.READ_ONLY, speed.access());
    assertEquals(90, setting(station, "TxCtrlr.EVConnectionTimeOut/MaxSet").factory());
    assertEquals("eco", setting(station, "Acme.Mode").factory());
    assertEquals(Access.READ_WRITE, setting(station, "Acme.Mode").access());
  }

  @Test
  void theWaitsBetweenAttemptsAreVariables() {
    Assembled station =
        assemble(
            "\"csms\":{\"url\":\"ws://127.0.0.1\"},\"ocppVersions\":[\"1.6\"],"
                + EVSES
                + ",\"behaviour\":{\"retryBackOffWaitMinimum\":7},"
                + "\"variables\":[{\"component\":\"OCPPCommCtrlr\","
                + "\"variable\":\"RetryBackOffRepeatTimes\",\"value\":\"2\"}]");
    var settings = new Settings(station.config().settings());
    BackOff waits = ConnectionSettings.backOff(settings);
    assertEquals(Duration.ofSeconds(7), waits.waitMinimum());
    assertEquals(2, waits.repeatTimes());
  }

  @Test
  void theOrderOfTheAddressesIsAVariable() {
    Assembled station =
        assemble(
            "\"csms\":{\"url\":\"ws://127.0.0.1\"},\"ocppVersions\":[\"1.6\"],"
                + EVSES
                + ",\"networkProfiles\":[{\"slot\":0,\"url\":\"ws://127.0.0.2\"},"
                + "{\"slot\":4,\"url\":\"ws://127.0.0.3\"}]");
    Setting<?> order = setting(station, "OCPPCommCtrlr.NetworkConfigurationPriority");
    assertEquals(List.of(1, 0, 4), order.factory());
    assertEquals(List.of("0", "1", "4"), order.codec().characteristics().valuesList());
    assertTrue(order.codec().parse("4,1").isPresent());
    assertTrue(order.codec().parse("4,2").isEmpty());
    assertTrue(order.codec().parse("").isEmpty());
    assertTrue(order.rebootRequired());
  }

  @Test
  void theKeyOfAMeterIsPublished() {
    Assembled station =
        assemble(
            "\"csms\":{\"url\":\"ws://127.0.0.1\"},\"ocppVersions\":[\"1.6\"],"
                + "\"evses\":[{\"id\":1,\"meter\":{\"publicKey\":\"3059\"}}]");
    assertEquals("3059", setting(station, ".MeterPublicKey1").factory());
    assertEquals(Access.READ_ONLY, setting(station, ".MeterPublicKey1").access());
  }

  @Test
  void everyValueThatAStationDoesNotTakeIsToldWithItsPath() {
    var wrong =
        assertThrows(
            StationFileException.class,
            () ->
                assemble(
                    "\"csms\":{\"url\":\"ws://127.0.0.1\"},\"ocppVersions\":[\"1.6\",\"2.0.1\"],"
                        + EVSES
                        + ",\"configurationKeys\":{\"HeartbeatInterval\":\"no\","
                        + "\"MeterValuesSampledData\":\"Temperature\",\"LightIntensity\":\"50\"},"
                        + "\"variables\":[{\"component\":\"TxCtrlr\","
                        + "\"variable\":\"EVConnectionTimeOut\",\"value\":\"-1\"},"
                        + "{\"component\":\"Fan\",\"variable\":\"Speed\",\"value\":\"fast\","
                        + "\"dataType\":\"integer\"}]"));
    assertEquals(
        List.of(
            "$.configurationKeys.HeartbeatInterval",
            "$.configurationKeys.MeterValuesSampledData",
            "$.variables[0].value",
            "$.variables[1].value"),
        wrong.problems().stream().map(Problem::path).toList());
  }

  @Test
  void f37_anAuthorizationKeyStandsForItsBytesAndAnyOtherPasswordForItself() {
    String key = "000102030405060708090A0B0C0D0E0F";
    assertArrayEquals(
        new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        Security.bytes(key, true));
    assertEquals(32, Security.bytes(key, false).length);
    assertEquals("DEADBEEFDEADBEEF", new String(Security.bytes("DEADBEEFDEADBEEF", true), UTF_8));
    assertEquals("p\u00e4ssword", new String(Security.bytes("p\u00e4ssword", true), UTF_8));
  }

  @Test
  void aPasswordIsUsedWithTheProfilesThatHaveOne() {
    String csms =
        "\"csms\":{\"url\":\"ws://127.0.0.1\",\"securityProfile\":1,\"password\":"
            + "\"DEADBEEFDEADBEEF\"},\"ocppVersions\":[\"1.6\"],";
    Assembled station = assemble(csms + EVSES);
    Setting<?> password = setting(station, "SecurityCtrlr.BasicAuthPassword");
    assertEquals("44454144424545464445414442454546", password.factory());
    assertEquals(1, setting(station, "SecurityCtrlr.SecurityProfile").factory());
  }

  @Test
  void certificatesThatAreNoneAreComplainedOf() throws Exception {
    Files.writeString(folder.resolve("roots.pem"), "nothing");
    var wrong =
        assertThrows(
            StationFileException.class,
            () ->
                assemble(
                    "\"csms\":{\"url\":\"wss://127.0.0.1\",\"securityProfile\":2,"
                        + "\"password\":\"DEADBEEFDEADBEEF\"},\"ocppVersions\":[\"1.6\"],"
                        + EVSES
                        + ",\"tls\":{\"csmsRootCertificates\":\"roots.pem\"}"));
    assertTrue(
        wrong.problems().stream().anyMatch(p -> p.path().equals("$.tls.csmsRootCertificates")),
        wrong.getMessage());
  }

  private Assembled assemble(String content) {
    StationFile file = StationFile.parse("{\"stationId\":\"cp1\"," + content + "}", folder);
    return StationAssembly.of(
            file, "the file", BUILD, List.of(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER))
        .getFirst();
  }

  private static Setting<?> setting(Assembled station, String id) {
    return station.config().settings().stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
