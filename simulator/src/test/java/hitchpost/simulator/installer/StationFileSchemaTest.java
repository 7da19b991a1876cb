package hitchpost.simulator.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hitchpost.hal.driver.Drivers;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema, and every station file that the project shows. */
class StationFileSchemaTest {
  private static final Path PROJECT = Path.of("..");
  private static final Path PUBLISHED = PROJECT.resolve("docs/station-file.schema.json");
  private static final Pattern BLOCK =
      Pattern.compile("(?s)```(?:yaml|json)\\n(.*?)```|(?<=\\n\\n)((?:    [^\\n]*\\n)+)");

  private final String generated = StationFile.schema(Drivers.known());
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(generated, InputFormat.JSON);

  @Test
  void whatIsPublishedIsWhatTheReaderAsksFor() throws IOException {
    assertEquals(
        Files.readString(PUBLISHED),
        generated,
        "write it anew: ./hitchpost check-config --schema > docs/station-file.schema.json");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsRight(Example example) {
    assertEquals(List.of(), mistakes(example.text()));
    StationFile file = StationFile.parse(example.text(), PROJECT);
    // those of simulated stations may name certificates that are not there
    if (file.stations().getFirst().evses().getFirst().hardware() != null) {
      CheckConfigCommand.check(file, example.toString(), Drivers.known());
    }
  }

  /** What the reader refuses as well, each for one reason. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "csms: {url: ws://h}\nevses: [{}]",
        "stationId: a\nevses: [{}]",
        "stationId: a\ncsms: {}\nevses: [{}]",
        "stationId: a\ncsms: {url: ws://h}",
        "stationId: a\ncsms: {url: ws://h}\nevses: [{phases: 4}]",
        "stationId: a\ncsms: {url: ws://h}\nevses: [{phases: 1.5}]",
        "stationId: a\ncsms: {url: ws://h}\nevses: [{meters: {}}]",
        "stationId: a\ncsms: {url: ws://h}\nevses: [{current: XX}]",
        "stationId: a\ncsms: {url: ws://h}\nevses: [{}]\nconfigurationKeys: {A: 1}",
        "stationId: a\ncsms: {url: ws://h}\nevses: [{}]\ncontrol: no",
        "stationId: a\ncsms: {url: ws://h}\nevses: [{}]\nhardware: {devices: [{name: b}]}",
        "stationId: a\ncsms: {url: ws://h}\nevses: [{}]\nhardware: {devices: [{name: b, type: x}]}",
        """
        stationId: a
        csms: {url: ws://h}
        evses: [{}]
        hardware:
          buses: [{name: l, serial: /dev/x}]
          devices: [{name: b, type: openevse, bus: l, unit: 1}]
        """,
        """
        stationId: a
        csms: {url: ws://h}
        evses: [{}]
        hardware:
          devices: [{name: b, type: openevse}]
        """,
        "stations: [{stationId: a, csms: {url: ws://h}, evses: [{}], control: {}}]"
      })
  void mistakesAreSeenByBoth(String text) {
    assertFalse(mistakes(text).isEmpty());
    var refused = assertThrows(StationFileException.class, () -> StationFile.parse(text, PROJECT));
    assertTrue(refused.problems().stream().allMatch(problem -> problem.place() != null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stationId: a\ncsms: {url: ws://h}\nevses: [{phases: null}]\nidentity: null",
        "stationId: a\ncsms: {url: ws://h}\nevses: [{}]\ncontrol: 'off'",
        "stationId: a\ncsms: {url: ws://h}\nevses: [{}]\nlogging: {messages: 'off'}",
        "stations: [{stationId: a, csms: {url: ws://h}, evses: [{}]}]\ncontrol: {}"
      })
  void whatTheReaderTakesTheSchemaTakes(String text) {
    assertEquals(List.of(), mistakes(text));
    StationFile.parse(text, PROJECT);
  }

  private List<String> mistakes(String text) {
    InputFormat format = text.startsWith("{") ? InputFormat.JSON : InputFormat.YAML;
    return schema.validate(text, format).stream().map(Object::toString).toList();
  }

  record Example(Path file, String text) {
    @Override
    public String toString() {
      return PROJECT.relativize(file).toString();
    }
  }

  /** Files of the project, and whole station files in its documents. */
  static Stream<Example> examples() throws IOException {
    try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"));
        Stream<Path> packaging = Files.walk(PROJECT.resolve("packaging"));
        Stream<Path> tests = Files.walk(PROJECT.resolve("station/src/test/resources"))) {
      return Stream.of(docs, packaging, tests).flatMap(files -> files).sorted().toList().stream()
          .flatMap(StationFileSchemaTest::examples);
    }
  }

  private static Stream<Example> examples(Path file) {
    String name = file.toString();
    if (name.endsWith(".yaml")) {
      return Stream.of(new Example(file, text(file)));
    }
    return name.endsWith(".md")
        ? BLOCK
            .matcher(text(file))
            .results()
            .map(block -> block.group(1) == null ? block.group(2).stripIndent() : block.group(1))
            .map(StationFileSchemaTest::whole)
            .filter(text -> text.contains("stationId") && text.contains("csms:"))
            .map(text -> new Example(file, text))
        : Stream.empty();
  }

  /** A piece that shows hardware only, as part of a station file. */
  private static String whole(String text) {
    if (!text.startsWith("hardware:\n")) {
      return text;
    }
    String evses = text.contains("\nevses:") ? "" : "evses: [{}]\n";
    return "stationId: cp001\ncsms: {url: \"ws://127.0.0.1:9000\"}\n" + evses + text;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
