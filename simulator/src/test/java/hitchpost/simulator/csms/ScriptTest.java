package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.http.Listen;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private final LiveCsms live = new LiveCsms(new ModelCsms(), InstantSource.system());
  private final CsmsServer server =
      CsmsServer.start(ServerSettings.plain(Listen.parse("127.0.0.1:0")), live);
  private final List<String> out = new ArrayList<>();
  private TestStation station;

  @BeforeEach
  void connect() throws Exception {
    station = TestStation.connected(server.uri(), "CP1");
    // a client knows before the server does that they are connected
    assertTrue(run("wait CP1 connected"), out::toString);
    out.clear();
  }

  @AfterEach
  void stop() {
    station.close();
    server.close();
    live.close();
  }

  private boolean run(String... lines) throws InterruptedException {
    Script script = Script.parse("test", List.of(lines));
    return script.run(new OrderRunner(live, server, FileDesk.none()), out::add);
  }

  private String status(String status) {
    return "[2,'%s','StatusNotification',{'connectorId':1,'errorCode':'NoError','status':'%s'}]"
        .formatted(status, status);
  }

  /** Answers the next call of the CSMS, and goes on as the text says. */
  private CompletableFuture<Void> answering(String payload, String... then) {
    return CompletableFuture.runAsync(() -> {
      try {
        String call = station.hear();
        String id = call.substring(4, call.indexOf('"', 4));
        station.say("[3,'" + id + "'," + payload + "]");
        for (String text : then) {
          station.say(text);
          station.hear();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  @Test
  void scriptDrivesAStationAndChecksWhatItDoes() throws Exception {
    var work = answering("{'status':'Accepted'}", status("Preparing"), status("Charging"));
    assertTrue(
        run(
            "# a remote start",
            "wait CP1 connected",
            "send CP1 RemoteStartTransaction connectorId=1 idTag=04A2",
            "expect answer status=Accepted",
            "wait CP1 StatusNotification status=Charging",
            "expect violations 0",
            "expect transactions 0",
            "expect open 0"),
        out::toString);
    work.get(60, TimeUnit.SECONDS);
    assertTrue(out.contains("> expect answer status=Accepted"), out.toString());
  }

  @Test
  void waitSkipsWhatExpectDoesNot() throws Exception {
    station.say(status("Preparing"));
    station.hear();
    station.say("[2,'h','Heartbeat',{}]");
    station.hear();
    station.say(status("Charging"));
    station.hear();
    assertTrue(run("wait CP1 StatusNotification status=Charging 10s"));
    assertTrue(
        run(
            "expect CP1 StatusNotification status=Preparing",
            "expect CP1 StatusNotification status=Charging"));
    assertFalse(run("expect CP1 StatusNotification status=Charging"));
    assertTrue(out.getLast().contains("sent was StatusNotification connector 1 Preparing"));
  }

  @Test
  void sendLooksOnlyAtWhatComesAfterIt() throws Exception {
    station.say(status("Charging"));
    station.hear();
    var work = answering("{'status':'Accepted'}");
    assertFalse(run("send CP1 ClearCache", "wait CP1 StatusNotification status=Charging 10ms"));
    work.get(60, TimeUnit.SECONDS);
    assertTrue(out.getLast().startsWith("test:2: CP1 did not send StatusNotification"));
  }

  @Test
  void failingOrderEndsTheScriptAndNamesItsLine() throws Exception {
    assertFalse(run("", "expect violations 1", "echo never"));
    assertEquals("test:2: there are 0, expected were 1", out.getLast());
    assertFalse(out.contains("  never"));
  }

  @Test
  void wrongAnswerFailsTheExpectation() throws Exception {
    var work = answering("{'status':'Rejected'}");
    assertFalse(run("send CP1 ClearCache", "expect answer status=Accepted"));
    work.get(60, TimeUnit.SECONDS);
  }

  @Test
  void callToNobodyFails() throws Exception {
    assertFalse(run("send CP9 ClearCache"));
    assertTrue(out.getLast().contains("CP9 is not connected"), out.toString());
    assertFalse(run("send CP1 Reset"));
    assertTrue(out.getLast().contains("type: required, but missing"), out.toString());
  }

  @Test
  void ordersChangeTheCsms() throws Exception {
    assertTrue(
        run(
            "token 04A2 blocked parent=G expires=1h",
            "registration CP1 rejected",
            "answer Heartbeat x2 late 5s",
            "set interval 60",
            "tokens",
            "answers",
            "stations",
            "tx",
            "violations",
            "messages CP1",
            "help"));
    assertTrue(out.stream().anyMatch(l -> l.startsWith("  04A2 Blocked group G until ")));
    assertTrue(out.contains("  Heartbeat: late 5000 ms x2"), out.toString());
    assertTrue(out.contains("  CP1: connected, 0 messages"), out.toString());
    assertTrue(run("token 04A2 forget", "answer Heartbeat normal", "tokens"));
    assertEquals("  none", out.getLast());
  }

  @Test
  void closedAndOfflineStationIsGone() throws Exception {
    assertTrue(
        run("close CP1 4001", "wait CP1 disconnected", "offline", "online", "quit", "echo no"));
    assertEquals(4001, station.closeCode());
    assertFalse(out.contains("  no"));
  }

  @Test
  void allMistakesAreToldBeforeAnythingIsDone() {
    OrderException mistakes =
        assertThrows(
            OrderException.class,
            () -> Script.parse("file", List.of("echo a", "sned", "", "sleep x")));
    List<String> lines = mistakes.reason().lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).startsWith("file:2: "));
    assertTrue(lines.get(1).startsWith("file:4: "));
  }
}
