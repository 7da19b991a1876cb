package hitchpost.simulator.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.Version;
import hitchpost.simulator.live.Simulation;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.StationAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The station files that docs/octt.md gives to testers. */
class OcttFilesTest {
  private static final Path FOLDER = Path.of("..", "docs", "octt");

  @TestFactory
  Stream<DynamicTest> everyFileMakesAStation() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream()
          .map(file ->
              DynamicTest.dynamicTest(FOLDER.relativize(file).toString(), () -> reads(file)));
    }
  }

  /** Certificates are the tester's own: where a file names some, it is only read. */
  private static void reads(Path path) throws IOException {
    StationFile file = StationFile.read(path);
    if (!Files.readString(path).contains("tls:")) {
      var offered = Simulation.offered(file);
      var stations = StationAssembly.of(file, path.toString(), Version.buildTime(), offered);
      assertEquals(1, stations.size());
    }
  }
}
