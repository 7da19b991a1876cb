package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsmsCommandTest {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final PrintStream out = new PrintStream(new Lines(), true, StandardCharsets.UTF_8);

  @TempDir private Path folder;

  /** Collects what is printed, line by line. */
  private final class Lines extends ByteArrayOutputStream {
    @Override
    public synchronized void flush() {
      String text = toString(StandardCharsets.UTF_8);
      if (text.endsWith("\n")) {
        text.lines().forEach(lines::add);
        reset();
      }
    }
  }

  private int run(InputStream in, boolean interactive, String... arguments) {
    var terminal = new CsmsCommand.Terminal(in, interactive, Paint.NONE);
    CsmsCommand command = new CsmsCommand(() -> terminal);
    try {
      return command.run(new DefaultParser().parse(command.options(), arguments), out);
    } catch (ParseException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private int script(String orders, String... arguments) {
    String[] all = new String[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(
        new String[] {"--listen", "127.0.0.1:0", "--script", "-"}, 0, all, arguments.length, 4);
    return run(stream(orders), false, all);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String line(String beginning) throws InterruptedException {
    while (true) {
      String line = lines.poll(60, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("nothing more is printed");
      }
      if (line.startsWith(beginning)) {
        return line;
      }
    }
  }

  @Test
  void scriptEndsWithItsResult() {
    assertEquals(0, script("expect violations 0\n"));
    assertEquals(1, script("expect violations 1\n"));
  }

  @Test
  void scriptWithAMistakeIsNotBegun() {
    UsageException mistake = assertThrows(UsageException.class, () -> script("echo a\nsned\n"));
    assertTrue(String.valueOf(mistake.getMessage()).contains("script:2: "));
    assertTrue(lines.isEmpty());
  }

  @Test
  void stationIsServedWhileTheScriptRuns() throws Exception {
    Path log = folder.resolve("messages.log");
    CompletableFuture<Integer> result =
        CompletableFuture.supplyAsync(() ->
            script(
                "wait CP1 BootNotification chargePointVendor=V\nwait CP1 disconnected\n",
                "--log",
                log.toString(),
                "--interval",
                "77",
                "--password",
                "CP1=topsecret"));
    String url = line("csms listening on ").substring("csms listening on ".length());
    TestStation station = new TestStation(URI.create(url + "/CP1"));
    station.addHeader("Authorization", "Basic Q1AxOnRvcHNlY3JldA==");
    station.connectBlocking(60, TimeUnit.SECONDS);
    station.say("[2,'1','BootNotification',{'chargePointVendor':'V','chargePointModel':'M'}]");
    assertTrue(station.hear().contains("\"interval\":77"));
    station.closeBlocking();
    assertEquals(0, result.get(60, TimeUnit.SECONDS));
    assertTrue(lines.stream().anyMatch(l -> l.contains("BootNotification V M -> Accepted")));
    assertEquals(2, Files.readAllLines(log).size());
  }

  @Test
  void promptTakesOrdersUntilQuit() throws Exception {
    try (PipedOutputStream keyboard = new PipedOutputStream()) {
      InputStream in = new PipedInputStream(keyboard);
      CompletableFuture<Integer> result =
          CompletableFuture.supplyAsync(
              () -> run(in, true, "--listen", "127.0.0.1:0", "--http", "off", "--accept", "A,B"));
      type(keyboard, "nonsense\n");
      line("there is no order 'nonsense', see help");
      type(keyboard, "send CP1 ClearCache\n");
      line("station CP1 is not connected");
      type(keyboard, "tokens\n");
      line("A Accepted");
      line("B Accepted");
      type(keyboard, "stations\n");
      line("no station has connected to ws://127.0.0.1:");
      type(keyboard, "quit\n");
      assertEquals(0, result.get(60, TimeUnit.SECONDS));
    }
  }

  private static void type(PipedOutputStream keyboard, String text) {
    try {
      keyboard.write(text.getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void wrongArgumentsAreRefused() {
    assertUsage("no such file", "--script", folder.resolve("none").toString(), "cannot read");
    assertUsage("bad port", "--listen", "here:port", "HOST:PORT");
    assertUsage("open to others", "--http", "0.0.0.0:0", "needs a token");
    assertUsage("half of TLS", "--tls-key", "x", "--tls-certificate");
    assertUsage("odd setting", "--set", "speed=5", "'speed'");
    assertUsage("odd registration", "--registration", "Maybe", "'Maybe'");
    assertUsage("odd interval", "--interval", "soon", "'soon'");
    assertUsage("odd octets", "--password", "hex:0", "");
    assertUsage("no second port without TLS", "--plain", "127.0.0.1:0", "speaks TLS");
    assertUsage("no folder", "--files-listen", "127.0.0.1:0", "needs --files");
    assertUsage("odd ping", "--ping", "often", "--ping");
  }

  @Test
  void whereEverybodyCanConnectFilesNeedAName() {
    UsageException wrong =
        assertThrows(
            UsageException.class,
            () -> run(stream(""), false, "--listen", "0.0.0.0:0", "--files", folder.toString()));
    assertTrue(String.valueOf(wrong.getMessage()).contains("--name"), wrong.getMessage());
  }

  private void assertUsage(String why, String option, String value, String message) {
    UsageException wrong =
        assertThrows(UsageException.class, () -> run(stream(""), false, option, value), why);
    assertTrue(String.valueOf(wrong.getMessage()).contains(message), wrong.getMessage());
  }

  @Test
  void takenPortIsAFailure() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertEquals(1, run(stream(""), false, "--listen", "127.0.0.1:" + port, "--http", "off"));
      assertTrue(line("hitchpost csms: cannot listen on").contains(port));
      assertFalse(lines.stream().anyMatch(l -> l.startsWith("csms listening")));
    }
  }
}
