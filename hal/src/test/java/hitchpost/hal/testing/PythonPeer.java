package hitchpost.hal.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/**
 * An emulated device in a process of its own, written in Python with libraries that are not ours;
 * it answers each line on its standard input with one on its standard output.
 */
public final class PythonPeer implements AutoCloseable {
  private static final String PYTHON = "/usr/bin/python3";

  /** Whether it can import them; asked once, as that takes as long as to start a device. */
  private static final Map<List<String>, Boolean> IMPORTS = new ConcurrentHashMap<>();

  private final Process process;
  private final Path script;
  private final BufferedReader out;
  private final Writer in;

  private PythonPeer(Process process, Path script) {
    this.process = process;
    this.script = script;
    this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.in = process.outputWriter(UTF_8);
  }

  /**
   * Starts a script of this package. The test is skipped where Debian's Python has not the modules
   * that it imports.
   *
   * @param modules that the script needs
   */
  public static PythonPeer start(String resource, List<String> modules, String... arguments) {
    try {
      Assumptions.assumeTrue(Files.isExecutable(Path.of(PYTHON)), "there is no " + PYTHON);
      Assumptions.assumeTrue(
          IMPORTS.computeIfAbsent(modules, PythonPeer::imports),
          PYTHON
              + " lacks one of "
              + modules
              + ": apt-get install python3-pymodbus python3-serial");
      Path script = Files.createTempFile("hitchpost-peer", ".py");
      try (InputStream source = PythonPeer.class.getResourceAsStream(resource)) {
        Files.write(script, source.readAllBytes());
      }
      List<String> command = new ArrayList<>(List.of(PYTHON, script.toString()));
      command.addAll(List.of(arguments));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new PythonPeer(process, script);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean imports(List<String> modules) {
    try {
      Process look =
          new ProcessBuilder(PYTHON, "-c", "import " + String.join(", ", modules))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return look.onExit().join().exitValue() == 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Tells it something and waits for its answer. */
  public String tell(String line) {
    try {
      in.write(line + "\n");
      in.flush();
      return heard();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The next line that it says. */
  public String heard() {
    try {
      String line = out.readLine();
      if (line == null) {
        throw new AssertionError("the emulated device has ended");
      }
      return line;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Kills it, as a power cut does to a device. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
    try {
      Files.deleteIfExists(script);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
