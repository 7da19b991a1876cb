package hitchpost.simulator.run;

import hitchpost.simulator.simulate.Program;
import hitchpost.station.file.OcppVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CSMS, and the installed program at it, of which is known what it tells over HTTP. */
final class InstalledSite extends Site {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Path file;
  private Program program;
  private URI control;

  /**
   * Starts both.
   *
   * @param hardware what the station file says of hardware and EVSEs
   */
  InstalledSite(Path folder, String hardware) {
    // a look is a request over HTTP, which takes long where a processor is emulated
    super(OcppVersion.V1_6, Duration.ofMillis(100), Duration.ofMinutes(5));
    file = folder.resolve("station.yaml");
    try {
      Files.writeString(file, stationFile(hardware));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    start();
  }

  /** Starts the program, which is not running. */
  void start() {
    try {
      program = Program.installed("run", "--config", file.toString(), "--control", "127.0.0.1:0");
      control = program.control();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone. */
  void kill() {
    program.kill();
    awaitEnd();
  }

  /** Ends it as a supervisor of services does. */
  int terminate() {
    program.terminate();
    return awaitEnd();
  }

  private int awaitEnd() {
    try {
      return program.exitCode();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Everything that the program has printed. */
  String said() {
    return program.said();
  }

  private JsonNode report() {
    var request = HttpRequest.newBuilder(control.resolve("/v1/station")).build();
    try {
      return JsonMapper.shared()
          .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  boolean linked(String device) {
    JsonNode report = report();
    return Stream.of(report.path("devices"), report.path("evses").path(0).path("devices"))
        .flatMap(JsonNode::valueStream)
        .anyMatch(one -> named(one, device) && one.path("link").asString().equals("UP"));
  }

  private static boolean named(JsonNode device, String name) {
    return device.path("name").asString().equals(name);
  }

  @Override
  boolean shows(long milliWattHours) {
    JsonNode register = report().path("evses").path(0).path("registerWh");
    return register.isNumber()
        && register.decimalValue().compareTo(BigDecimal.valueOf(milliWattHours, 3)) == 0;
  }

  @Override
  String state() {
    return report().toString();
  }

  @Override
  public void close() {
    try {
      program.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    client.close();
    super.close();
  }
}
