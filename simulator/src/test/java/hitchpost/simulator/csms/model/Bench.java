package hitchpost.simulator.csms.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hitchpost.core.message.OcppAction;
import hitchpost.simulator.csms.model.LedgerEntry.Violation;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model CSMS with one connected station, CP1, and a clock that the test moves. */
final class Bench {
  static final JsonMapper JSON = new JsonMapper();
  static final String NOON = "2030-01-01T12:00:00Z";

  final ModelCsms csms = new ModelCsms();
  final BehaviourTable behaviours = new BehaviourTable();
  Instant now = Instant.parse(NOON);
  private int ids;

  Bench() {
    this(OcppVersion.V1_6);
  }

  Bench(OcppVersion version) {
    csms.behave(behaviours);
    csms.connected(now, "CP1", version);
  }

  /** The station is connected anew and speaks this. */
  void speaks(OcppVersion version) {
    csms.connected(now, "CP1", version);
  }

  /** The details of the violations, each the end of a sentence. */
  List<String> complaints() {
    return csms.ledger().entries().stream()
        .filter(Violation.class::isInstance)
        .map(entry -> ((Violation) entry).detail())
        .toList();
  }

  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  /** Sends a CALL with single quotes for double ones; returns the texts that come back. */
  List<String> call(String action, String payload) {
    return received("[2,'s%d','%s',%s]".formatted(++ids, action, payload));
  }

  /** The payload of the one CALLRESULT that comes back. */
  JsonNode answer(String action, String payload) {
    List<String> texts = call(action, payload);
    assertEquals(1, texts.size(), texts.toString());
    JsonNode frame = JSON.readTree(texts.getFirst());
    assertEquals(3, frame.get(0).intValue(), texts.toString());
    assertEquals("s" + ids, frame.get(1).stringValue());
    return frame.get(2);
  }

  /** The error code of the one CALLERROR that comes back. */
  String refusal(String action, String payload) {
    List<String> texts = call(action, payload);
    assertEquals(1, texts.size(), texts.toString());
    JsonNode frame = JSON.readTree(texts.getFirst());
    assertEquals(4, frame.get(0).intValue(), texts.toString());
    return frame.get(2).stringValue();
  }

  List<String> received(String text) {
    return texts(csms.received(now, "CP1", text.replace('\'', '"')));
  }

  ModelCsms.Placed send(OcppAction action, String payload) {
    return csms.call(now, "CP1", action, json(payload));
  }

  /** Lets time pass and returns what is sent meanwhile. */
  List<CsmsOutput> pass(Duration time) {
    now = now.plus(time);
    return csms.tick(now);
  }

  List<String> violations() {
    List<String> found = new ArrayList<>();
    for (LedgerEntry entry : csms.ledger().entries()) {
      if (entry instanceof Violation violation) {
        found.add(violation.rule().wire() + " " + violation.path());
      }
    }
    return found;
  }

  CsmsTransaction transaction(int index) {
    return csms.transactions().get(index);
  }

  int start(int connector, String idTag, long meterStart, String time) {
    return answer("StartTransaction", startPayload(connector, idTag, meterStart, time))
        .get("transactionId")
        .intValue();
  }

  static String startPayload(int connector, String idTag, long meterStart, String time) {
    return "{'connectorId':%d,'idTag':'%s','meterStart':%d,'timestamp':'%s'}"
        .formatted(connector, idTag, meterStart, time);
  }

  void stop(int id, long meterStop, String time) {
    answer("StopTransaction", stopPayload(id, meterStop, time));
  }

  static String stopPayload(int id, long meterStop, String time) {
    return "{'transactionId':%d,'meterStop':%d,'timestamp':'%s'}".formatted(id, meterStop, time);
  }

  void meter(int connector, int id, String time, String value) {
    String values = "[{'timestamp':'%s','sampledValue':[%s]}]".formatted(time, value);
    answer(
        "MeterValues",
        "{'connectorId':%d,'transactionId':%d,'meterValue':%s}".formatted(connector, id, values));
  }

  static List<String> texts(List<CsmsOutput> outputs) {
    List<String> texts = new ArrayList<>();
    for (CsmsOutput output : outputs) {
      if (output instanceof CsmsOutput.Send send) {
        texts.add(send.text());
      }
    }
    return texts;
  }

  static StationAnswer only(List<CsmsOutput> outputs) {
    return assertInstanceOf(CsmsOutput.Answered.class, outputs.getFirst()).answer();
  }
}
