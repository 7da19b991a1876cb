package hitchpost.simulator.octt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OcttCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Main.run(new PrintStream(out, true), new PrintStream(err, true), args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The answers of a station with this file, by feature. */
  private Map<String, JsonNode> answers(String parts) throws Exception {
    return answers("1.6", parts);
  }

  private Map<String, JsonNode> answers(String version, String parts) throws Exception {
    Path file = folder.resolve("station.yaml");
    Files.writeString(file, "stationId: CP1\ncsms: {url: \"ws://127.0.0.1\"}\n" + parts + "\n");
    out.reset();
    assertEquals(
        0,
        run("octt", "answers", "--ocpp", version, "--config", file.toString(), "--json"),
        err::toString);
    Map<String, JsonNode> found = new LinkedHashMap<>();
    JsonNode json = JsonMapper.builder().build().readTree(out());
    assertEquals(version, json.get("ocpp").asString());
    json.get("answers").forEach(answer -> found.put(answer.get("feature").asString(), answer));
    return found;
  }

  private static String answer(Map<String, JsonNode> answers, String feature) {
    JsonNode found = answers.get(feature);
    assertTrue(found != null, () -> feature + " is not among " + answers.keySet());
    return found.get("answer").asString();
  }

  private static String cases(Map<String, JsonNode> answers, String feature) {
    return answers.get(feature).get("cases").toString();
  }

  @Test
  void aSocketAndACableHaveTheirOwnCases() throws Exception {
    var socket = answers("evses: [{connectors: [{type: sType2}]}]");
    assertEquals("yes", answer(socket, "Connector without fixed cable"));
    assertTrue(cases(socket, "Connector without fixed cable").contains("TC_017_1"));
    assertEquals("no", answer(socket, "Connector with fixed cable"));
    var cable = answers("evses: [{connectors: [{type: cType2}]}]");
    assertEquals("no", answer(cable, "Connector without fixed cable"));
    assertTrue(cases(cable, "Connector with fixed cable").contains("TC_017_2"));
    assertEquals("no", answer(cable, "Cable pulled at the car unlocks the connector"));
  }

  @Test
  void aProfileThatIsTurnedOffTakesItsAnswersAlong() throws Exception {
    var all = answers("evses: [{}]");
    assertEquals("yes", answer(all, "Reservation"));
    assertTrue(cases(all, "Reservation").contains("TC_046_1"));
    var core = answers("evses: [{}]\nconfigurationKeys: {SupportedFeatureProfiles: Core}");
    assertEquals("no", answer(core, "Reservation"));
    assertTrue(cases(core, "Reservation").contains("TC_048_4"));
    assertEquals("no", answer(core, "Reservation of connector 0"));
    assertEquals("not supported", answer(core, "MaxChargingProfilesInstalled"));
    assertFalse(core.containsKey("At least 3 charging profiles of 5 periods"));
  }

  @Test
  void backUpPowerDecidesBetweenTwoCases() throws Exception {
    var without = answers("evses: [{}]");
    var with = answers("evses: [{}]\nbehaviour: {batteryBackup: true}");
    String feature = "Back-up power to end transactions with";
    assertEquals("[\"TC_032_2\"]", cases(without, feature));
    assertEquals("[\"TC_032_1\"]", cases(with, feature));
  }

  @Test
  void theTableNamesEveryTopicAndWhatItWasDerivedFrom() {
    assertEquals(0, run("octt", "answers", "--ocpp", "1.6"));
    for (String topic :
        new String[] {"Feature profiles", "Hardware", "Authorization", "Limits", "Security"}) {
      assertTrue(out().contains("\n" + topic + "\n"), out());
    }
    assertTrue(out().contains("from SupportedFeatureProfiles\n"), out());
    assertTrue(out().contains("  TC_056 TC_057 TC_058_1 "), out());
  }

  @Test
  void everyCaseThatIsNamedIsOneOfTheCatalogue() throws Exception {
    String catalogue = Files.readString(Path.of("..", "docs", "octt-1.6.md"));
    for (JsonNode answer : answers("evses: [{}]\nbehaviour: {batteryBackup: true}").values()) {
      for (JsonNode id : answer.get("cases")) {
        assertTrue(catalogue.contains(id.asString() + "_CS"), id::asString);
      }
    }
  }

  @Test
  void startPointsAreThoseThatTheStationCanHave() throws Exception {
    var newer = answers("2.0.1", "ocppVersions: [\"2.0.1\"]\nevses: [{}, {}]");
    assertEquals("yes", answer(newer, "C-09.1 Start point EVConnected"));
    assertEquals("[\"TC_E_09\"]", cases(newer, "C-09.1 Start point EVConnected"));
    assertEquals("no", answer(newer, "HFS-1 Detachable cable"));
    assertEquals("2", answer(newer, "HFS-8 EVSEs"));
  }

  @Test
  void everyCaseOfTheNewerVersionIsOneOfItsCatalogue() throws Exception {
    String catalogue = Files.readString(Path.of("..", "docs", "octt-2.0.1.md"));
    for (JsonNode answer : answers("2.0.1", "ocppVersions: [\"2.0.1\"]\nevses: [{}]").values()) {
      for (JsonNode id : answer.get("cases")) {
        assertTrue(catalogue.contains(id.asString() + "_CS"), id::asString);
      }
    }
  }

  @Test
  void aStationThatDoesNotSpeakTheVersionHasNoAnswers() throws Exception {
    Path file = folder.resolve("station.yaml");
    Files.writeString(file, "stationId: CP1\ncsms: {url: \"ws://127.0.0.1\"}\nevses: [{}]\n");
    assertEquals(2, run("octt", "answers", "--ocpp", "2.0.1", "--config", file.toString()));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("does not speak OCPP 2.0.1"));
  }

  @Test
  void wrongArgumentsAre2() {
    assertEquals(2, run("octt"));
    assertEquals(2, run("octt", "questions"));
    assertEquals(2, run("octt", "answers", "--ocpp", "1.5"));
    assertEquals(2, run("octt", "answers", "--id", "CP1"));
    assertEquals(2, run("octt", "answers", "--config", folder.resolve("none").toString()));
    assertEquals("", out());
  }
}
