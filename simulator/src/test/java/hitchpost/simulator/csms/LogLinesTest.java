package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.ocpp16.messages.Action;
import hitchpost.simulator.csms.model.Behaviour;
import hitchpost.simulator.csms.model.BehaviourTable;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class LogLinesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HEAD = "12:00:00.000  CP1  ";

  private final ModelCsms csms = new ModelCsms();
  private final Instant now = Instant.parse("2030-01-01T12:00:00Z");
  private long seen;

  LogLinesTest() {
    csms.connected(now, "CP1", OcppVersion.V1_6);
    seen = csms.ledger().lastNumber();
  }

  private List<String> after(String text) {
    csms.received(now, "CP1", text.replace('\'', '"'));
    return news(Paint.NONE);
  }

  private List<String> news(Paint paint) {
    var entries = csms.ledger().after(seen).toList();
    seen = csms.ledger().lastNumber();
    return new LogLines(ZoneOffset.UTC, paint).of(entries);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          BootNotification | {'chargePointVendor':'ACME','chargePointModel':'Wallbox'} \
              | BootNotification ACME Wallbox -> Accepted, interval 300 s
          Heartbeat | {} | Heartbeat
          Authorize | {'idTag':'04A2B3C4'} | Authorize token 04A2.. -> Accepted
          StartTransaction | {'connectorId':1,'idTag':'04A2B3C4','meterStart':1204,\
              'timestamp':'2030-01-01T12:00:00Z'} \
              | StartTransaction connector 1 token 04A2.. 1.204 kWh -> transaction 1
          StopTransaction | {'transactionId':1,'meterStop':9000,\
              'timestamp':'2030-01-01T12:00:00Z','reason':'Remote'} \
              | StopTransaction transaction 1 9.000 kWh Remote
          MeterValues | {'connectorId':1,'meterValue':[{'timestamp':'2030-01-01T12:00:00Z',\
              'sampledValue':[{'value':'7'},{'value':'230','unit':'V','phase':'L1'},{'value':'1'},\
              {'value':'2'},{'value':'3'}]}]} \
              | MeterValues connector 1 7 Wh, L1 230 V, 1 Wh, 2 Wh and 1 more
          StatusNotification | {'connectorId':2,'errorCode':'GroundFailure','status':'Faulted',\
              'info':'why'} \
              | StatusNotification connector 2 Faulted GroundFailure (why)
          DataTransfer | {'vendorId':'com.example','data':'x'} \
              | DataTransfer vendorId=com.example data=x -> UnknownVendorId
          """)
  void requestAndItsAnswerAreOneLine(String action, String payload, String words) {
    List<String> lines = after("[2,'1','" + action + "'," + payload + "]");
    assertEquals(HEAD + ">>  " + words, lines.getFirst());
  }

  @Test
  void violationHasItsLineAndTheRefusalIsShown() {
    List<String> lines = after("[2,'1','Authorize',{}]");
    assertEquals(
        List.of(
            HEAD
                + ">>  Authorize -> CALLERROR OccurenceConstraintViolation idTag: required, but"
                + " missing",
            HEAD + "!!  violation (schema) idTag: required, but missing"),
        lines);
  }

  @Test
  void callOfTheOperatorAndItsAnswerAreTwoLines() {
    csms.call(now, "CP1", Action.RESET, JSON.readTree("{\"type\":\"Soft\"}"));
    assertEquals(List.of(HEAD + "<<  Reset type=Soft"), news(Paint.NONE));
    assertEquals(
        List.of(HEAD + ">>  Reset answer Accepted"), after("[3,'1',{'status':'Accepted'}]"));
  }

  @Test
  void lateAnswerIsAnnouncedAndShownWhenItComes() {
    BehaviourTable behaviours = new BehaviourTable();
    behaviours.set(
        Optional.empty(), Action.AUTHORIZE, new Behaviour.Late(Duration.ofSeconds(5)), 1);
    csms.behave(behaviours);
    assertEquals(
        List.of(HEAD + ">>  Authorize token A [answered 5000 ms later]"),
        after("[2,'1','Authorize',{'idTag':'A'}]"));
    csms.tick(now.plusSeconds(5));
    assertEquals(
        List.of("12:00:05.000  CP1  <<  Authorize answer Accepted [late]"), news(Paint.NONE));
  }

  @Test
  void connectionsAreShown() {
    csms.disconnected(now, "CP1", "1006 by the station");
    csms.connected(now, "CP1", OcppVersion.V1_6);
    assertEquals(
        List.of(HEAD + "--  disconnected: 1006 by the station", HEAD + "--  connected"),
        news(Paint.NONE));
  }

  @Test
  void nothingDrivesTheTerminal() {
    List<String> lines = after("[2,'1','Authorize',{'idTag':'\\u001b[31m\\n\\u202e'}]");
    assertEquals(1, lines.size());
    assertTrue(lines.getFirst().chars().allMatch(c -> c >= ' ' && c < 0x7f), lines.getFirst());
    csms.connected(now, "evil\u001b[2J\nname", OcppVersion.V1_6);
    assertTrue(
        news(Paint.NONE).getLast().contains("evil\\u001b[2J\\u000aname"), "escaped station name");
  }

  @Test
  void secretsAreMasked() {
    csms.call(
        now,
        "CP1",
        Action.CHANGE_CONFIGURATION,
        JSON.readTree("{\"key\":\"AuthorizationKey\",\"value\":\"topsecret\"}"));
    String line = news(Paint.NONE).getFirst();
    assertFalse(line.contains("topsecret"), line);
    assertTrue(line.contains("AuthorizationKey"), line);
  }

  @Test
  void onlyATerminalGetsColours() {
    csms.received(now, "CP1", "nonsense");
    assertTrue(news(Paint.ANSI).getLast().contains("\u001b[1;31m!!\u001b[0m"));
  }
}
