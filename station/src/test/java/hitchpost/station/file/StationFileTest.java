package hitchpost.station.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Identity;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.MutabilityEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationFileTest {
  @TempDir Path folder;

  private static final Path FOLDER = Path.of("/etc/hitchpost").toAbsolutePath();

  private static final String MINIMAL =
      """
      {"stationId": "cp001", "csms": {"url": "ws://127.0.0.1:9000"}, "evses": [{}]}
      """;

  @Test
  void threeFieldsAreEnoughAndEverythingElseHasADefault() {
    var file = StationFile.parse(MINIMAL, FOLDER);

    assertEquals(new ControlSection("127.0.0.1:0", null), file.control());
    assertEquals(FOLDER.resolve("data/ocpp.log"), file.messageLog());
    assertEquals(1, file.stations().size());
    var station = file.stations().getFirst();
    assertEquals("cp001", station.stationId());
    assertEquals(List.of(OcppVersion.V1_6), station.ocppVersions());
    assertEquals(new CsmsSection(URI.create("ws://127.0.0.1:9000"), 0, null), station.csms());
    assertEquals(
        new Identity("Hitchpost", "Simulator", null, null, null, null, null, null, null),
        station.identity());
    assertEquals(
        List.of(
            new EvseSection(
                new EvseSpec(1, 3, 32_000, 230, List.of(new ConnectorSpec(1, "cType2", true))),
                EvseSection.Current.AC,
                null,
                new EvseSection.Ev(32_000, 3, Duration.ofSeconds(1), 20, 60_000, null),
                new EvseSection.Meter(0, EvseSection.SignedData.NONE))),
        station.evses());
    assertEquals(List.of(), station.configurationKeys());
    assertEquals(List.of(), station.variables());
    assertEquals(List.of(), station.networkProfiles());
    assertEquals(
        new TlsSection(null, null, null, null, null, null, null, null, null), station.tls());
    assertEquals(
        new BehaviourSection(
            BehaviourSection.OnReset.RESTART,
            true,
            BackOff.STANDARD,
            Duration.ofSeconds(60),
            false,
            false,
            false,
            Duration.ofSeconds(60),
            Duration.ofHours(12),
            true,
            true,
            false,
            null,
            null,
            false),
        station.behaviour());
    assertEquals(
        new FirmwareUpdateSection(true, false, false, List.of()), station.firmwareUpdate());
    assertEquals(new FilesSection(true, true), station.files());
    assertEquals(FOLDER.resolve("data"), station.storageDirectory());
  }

  @Test
  void everyFieldIsRead() {
    var file = StationFile.parse(resource("full.json"), FOLDER);

    assertEquals(new ControlSection("0.0.0.0:8090", new Secret("let-me-in")), file.control());
    assertEquals(Path.of("/var/log/ocpp.log").toAbsolutePath(), file.messageLog());
    var station = file.stations().getFirst();
    assertEquals(List.of(OcppVersion.V2_0_1, OcppVersion.V1_6), station.ocppVersions());
    assertEquals(
        new CsmsSection(URI.create("wss://csms.example/ocpp"), 2, new Secret("hunter2-hunter2")),
        station.csms());
    assertEquals(
        new Identity(
            "ACME", "Wallbox", "012345678", "cp001", "1.0", "8931", "2620", "EM340", "M-17"),
        station.identity());
    checkEvses(station.evses());
    assertEquals(
        List.of(
            new ConfigurationKey("MeterValueSampleInterval", "0", false),
            new ConfigurationKey("My Vendor Key", "", true)),
        station.configurationKeys());
    assertEquals(
        List.of(
            new VariableValue(
                "TxCtrlr",
                null,
                null,
                null,
                "EVConnectionTimeOut",
                null,
                AttributeEnum.ACTUAL,
                "30",
                null,
                null),
            new VariableValue(
                "Connector",
                "main",
                2,
                2,
                "X",
                "y",
                AttributeEnum.MAX_SET,
                "22000",
                MutabilityEnum.READ_ONLY,
                DataEnum.DECIMAL)),
        station.variables());
    assertEquals(
        List.of(
            new NetworkProfile(
                1, URI.create("wss://csms.example"), 3, Duration.ofSeconds(45), "Wireless0")),
        station.networkProfiles());
    checkTls(station.tls());
    checkBehaviour(station.behaviour());
    assertEquals(
        new FirmwareUpdateSection(false, true, false, List.of()), station.firmwareUpdate());
    assertEquals(new FilesSection(true, false), station.files());
    assertEquals(Path.of("/var/lib/cp001").toAbsolutePath(), station.storageDirectory());
  }

  private static void checkEvses(List<EvseSection> evses) {
    assertEquals(2, evses.size());
    assertEquals(
        new EvseSection(
            new EvseSpec(
                1,
                1,
                16_500,
                240,
                List.of(new ConnectorSpec(1, "sType2", false)),
                new EvseSpec.MeterSpec(true, "PUBLIC"),
                true),
            EvseSection.Current.AC,
            "DE*ABC*E1",
            new EvseSection.Ev(13_000, 2, Duration.ofMillis(2500), 12.5, 77_400, "0123ABCD"),
            new EvseSection.Meter(
                1_234_567, new EvseSection.SignedData("OCMF|b", null, "OCMF|e", "OCMF", ""))),
        evses.getFirst());
    assertEquals(EvseSection.Current.DC, evses.get(1).current());
    assertEquals(
        List.of(new ConnectorSpec(1, "cCCS2", true), new ConnectorSpec(2, "wInductive", true)),
        evses.get(1).spec().connectors());
  }

  private static void checkTls(TlsSection tls) {
    assertEquals(
        new TlsSection(
            FOLDER.resolve("certs/ca/csms.pem"),
            FOLDER.resolve("certs/ca/mf.pem"),
            FOLDER.resolve("certs/ca/v2g.pem"),
            FOLDER.resolve("certs/ca/mo.pem"),
            FOLDER.resolve("certs/client/csms"),
            FOLDER.resolve("certs/keys"),
            FOLDER.resolve("certs/client/cso"),
            FOLDER.resolveSibling("shared"),
            new Secret("key-secret")),
        tls);
  }

  private static void checkBehaviour(BehaviourSection behaviour) {
    assertEquals(
        new BehaviourSection(
            BehaviourSection.OnReset.EXIT,
            false,
            new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(2), 3),
            Duration.ofSeconds(4),
            true,
            false,
            true,
            Duration.ofSeconds(5),
            Duration.ofSeconds(6),
            false,
            false,
            true,
            65_536,
            100,
            true),
        behaviour);
  }

  @Test
  void theExampleOfTheDocumentationIsAStationFile() {
    var station = StationFile.parse(resource("documented.json"), FOLDER).stations().getFirst();
    assertEquals(1, station.csms().securityProfile());
    assertEquals(3, station.configurationKeys().size());
    assertEquals(3, station.variables().size());
    assertNull(station.identity().iccid());
    assertEquals(30_000, station.networkProfiles().getFirst().messageTimeout().toMillis());
  }

  @Test
  void everyExampleOfTheReferenceIsAStationFile() throws IOException {
    String reference = Files.readString(Path.of("../docs/station-file.md"));
    var example = Pattern.compile("```(json|yaml)\\n(.*?)```", Pattern.DOTALL);
    var matcher = example.matcher(reference);
    int examples = 0;
    while (matcher.find()) {
      StationFile.parse(matcher.group(2), FOLDER);
      examples++;
    }
    assertTrue(examples >= 4, examples + " examples found");
  }

  @Test
  void yamlSaysTheSameAsJson() {
    var json = StationFile.parse(resource("full.json"), FOLDER);
    var yaml = StationFile.parse(resource("full.yaml"), FOLDER);
    assertEquals(json.stations(), yaml.stations());
    assertEquals(json.control(), yaml.control());
    assertEquals(json.messageLog(), yaml.messageLog());
  }

  @Test
  void severalStationsHaveStorageOfTheirOwnAndShareTheRest() {
    var file =
        StationFile.parse(
            """
            control: "off"
            logging: {messages: "off"}
            stations:
              - {stationId: cp001, csms: {url: ws://h}, evses: [{}]}
              - {stationId: "../x Ü", csms: {url: ws://h}, evses: [{}]}
              - {stationId: cp003, csms: {url: ws://h}, evses: [{}], storage: {directory: here}}
            """,
            FOLDER);
    assertNull(file.control());
    assertNull(file.messageLog());
    assertEquals(
        List.of(
            FOLDER.resolve("data/cp001"),
            FOLDER.resolve("data/%2E%2E%2Fx%20%C3%9C"),
            FOLDER.resolve("here")),
        file.stations().stream().map(StationSection::storageDirectory).toList());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      textBlock =
          """
          ws://h,  none,   0
          ws://h,  secret, 1
          wss://h, secret, 2
          """)
  void theSecurityProfileFollowsFromUrlAndPassword(String url, String password, int profile) {
    String csms = "{url: %s%s}".formatted(url, password == null ? "" : ", password: " + password);
    var file = StationFile.parse("{stationId: a, csms: " + csms + ", evses: [{}]}", FOLDER);
    assertEquals(profile, file.stations().getFirst().csms().securityProfile());
  }

  @Test
  void clientCertificatesSpeakForProfileThree() {
    var file =
        StationFile.parse(
            """
            {stationId: a, csms: {url: "wss://h"}, evses: [{}],
             tls: {clientCertificates: c, clientKeys: k}}
            """,
            FOLDER);
    assertEquals(3, file.stations().getFirst().csms().securityProfile());
  }

  @Test
  void secretsAreNotPartOfAnyText() {
    String shown = StationFile.parse(resource("full.json"), FOLDER).toString();
    for (String secret : List.of("hunter2", "let-me-in", "key-secret")) {
      assertFalse(shown.contains(secret), shown);
    }
    assertTrue(shown.contains("***"));
  }

  @ParameterizedTest
  @CsvSource({
    "station.json, true",
    "station.JSON, true",
    "station.yaml, true",
    "station.yml, true",
    "station, true",
    "station.conf, true"
  })
  void theNameOrTheFirstCharacterTellsTheFormat(String name) throws Exception {
    boolean json = name.toLowerCase(Locale.ROOT).endsWith("json");
    String text =
        json ? MINIMAL : "# a comment\nstationId: cp001\ncsms: {url: ws://h}\nevses: [{}]";
    Path file = Files.writeString(folder.resolve(name), "\uFEFF" + text);
    var station = StationFile.read(file).stations().getFirst();
    assertEquals("cp001", station.stationId());
    assertEquals(folder.resolve("data"), station.storageDirectory());
  }

  @Test
  void jsonIsRecognisedWithoutItsEnding() throws Exception {
    Path file = Files.writeString(folder.resolve("station"), "\n " + MINIMAL);
    assertEquals("cp001", StationFile.read(file).stations().getFirst().stationId());
    Path yaml = Files.writeString(folder.resolve("station.json"), "stationId: cp001");
    var wrong = assertThrows(StationFileException.class, () -> StationFile.read(yaml));
    assertTrue(wrong.getMessage().contains("is no JSON here"), wrong.getMessage());
  }

  private static String resource(String name) {
    try (var in = StationFileTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
