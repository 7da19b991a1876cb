package hitchpost.simulator.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole program in a process of its own. */
public final class Program implements AutoCloseable {
  private static final String ANNOUNCEMENT = "control listening on ";

  private final Process process;
  private final BufferedReader output;
  private final List<String> said = new ArrayList<>();

  Program(String... arguments) throws IOException {
    this(
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "hitchpost.simulator.Main"),
        arguments);
  }

  private Program(List<String> launcher, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The program of the Debian package, where that is installed. */
  public static Program installed(String... arguments) throws IOException {
    return new Program(List.of("/usr/lib/hitchpost/hitchpost"), arguments);
  }

  /** Waits until the control API listens and gives its address. */
  public URI control() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.startsWith(ANNOUNCEMENT)) {
        return URI.create(line.substring(ANNOUNCEMENT.length()));
      }
    }
    throw new AssertionError("the program ended: " + said);
  }

  /** Calls the control API, which has to accept it. */
  void call(URI control, String method, String path, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(control.resolve("/v1" + path))
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 202) {
        throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
      }
    }
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** Sends SIGKILL. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Waits for the end of the program and gives its exit code. */
  public int exitCode() throws IOException, InterruptedException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the program does not end: " + said);
    }
    return process.exitValue();
  }

  /** Everything it printed so far. */
  public String said() {
    return String.join("\n", said);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }
}
