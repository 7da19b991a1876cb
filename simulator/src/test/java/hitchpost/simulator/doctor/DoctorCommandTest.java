package hitchpost.simulator.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.Main;
import hitchpost.simulator.tls.OddCsms;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class DoctorCommandTest {
  private static final String ACCEPTED =
      "[3,\"ID\",{\"status\":\"Accepted\",\"currentTime\":\"2026-01-02T00:00:00Z\","
          + "\"interval\":9}]";
  private static final String PASSWORD = "do-not-print-this";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Main.run(new PrintStream(out, true), new PrintStream(err, true), args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static String url(OddCsms csms) {
    return "ws://127.0.0.1:" + csms.port();
  }

  @Test
  void aHealthyStationIs0() throws Exception {
    try (var csms = OddCsms.booting(ACCEPTED)) {
      assertEquals(0, run("doctor", "--csms", url(csms), "--id", "CP1"), this::out);
      assertTrue(out().contains("ok     boot          the CSMS answers the boot: Accepted"), out());
      assertTrue(out().endsWith("The station can connect.\n"), out());
    }
  }

  @Test
  void aTroubleIs1AndHasARemedyAndNoPassword() throws Exception {
    try (var csms = OddCsms.answering("HTTP/1.1 401 Unauthorized\r\n")) {
      int code = run("doctor", "--csms", url(csms), "--id", "CP1", "--password", PASSWORD);
      assertEquals(1, code);
      assertTrue(out().contains("WRONG  WebSocket     the CSMS answered HTTP 401"), out());
      assertTrue(out().contains("What to do: Compare station id and password"), out());
      assertFalse((out() + err()).contains(PASSWORD));
      assertTrue(csms.requests.getFirst().contains("Authorization: Basic "));
    }
  }

  @Test
  void wrongArgumentsAre2() {
    assertEquals(2, run("doctor"));
    assertEquals(2, run("doctor", "--csms", "ws://h"));
    assertEquals(2, run("doctor", "--config", "x.yaml", "--password", "p"));
    assertEquals(2, run("doctor", "--csms", "http://h", "--id", "CP1"));
    assertEquals(2, run("doctor", "--csms", "wss://h", "--id", "CP1", "--certificate", "c"));
    assertEquals(2, run("doctor", "--csms", "ws://h", "--id", "CP1", "--timeout", "0"));
    assertEquals(2, run("doctor", "--csms", "ws://h", "--id", "CP1", "more"));
    assertEquals("", out());
  }

  @Test
  void aStationFileIsExaminedWithWhatItSays() throws Exception {
    try (var csms = OddCsms.booting(ACCEPTED)) {
      Path file = folder.resolve("station.yaml");
      Files.writeString(
          file,
          """
          stations:
            - {stationId: A, csms: {url: "%s", password: %s}, evses: [{}]}
            - {stationId: B, csms: {url: "ws://127.0.0.1:1"}, evses: [{}]}
          """
              .formatted(url(csms), PASSWORD));
      assertEquals(0, run("doctor", "--config", file.toString(), "--id", "A"), this::out);
      assertTrue(csms.requests.getFirst().startsWith("GET /A "), csms.requests::toString);
      assertFalse(out().contains(PASSWORD));
      assertEquals(1, run("doctor", "--config", file.toString()));
      assertTrue(out().contains("connection refused by 127.0.0.1:1"), out());
      assertEquals(2, run("doctor", "--config", file.toString(), "--id", "C"));
      assertFalse(Files.exists(folder.resolve("data")), "the doctor leaves nothing behind");
    }
  }
}
