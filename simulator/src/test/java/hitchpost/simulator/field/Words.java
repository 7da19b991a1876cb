package hitchpost.simulator.field;

import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.conformance.TestCsms.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Short forms of what the cases of this package say over and over. */
final class Words {
  private Words() {}

  /** A status report of a connector. */
  static Expected reports(int connector, String status) {
    return TestCsms.expect("StatusNotification", Match.connector(connector), Match.status(status));
  }

  /** The begin of a transaction, answered with this id. */
  static Expected starts(int connector, int answeredId) {
    return TestCsms.expect("StartTransaction", Match.connector(connector))
        .answering(started(answeredId, "Accepted"));
  }

  /** The end of a transaction. */
  static Expected stops(int transaction, String reason) {
    return TestCsms.expect(
        "StopTransaction", Match.field("transactionId", transaction), reason(reason));
  }

  /** The reason of a stop; the usual one may be left out. */
  static Match reason(String reason) {
    return reason.equals("Local")
        ? Match.absentOr("reason", reason)
        : Match.field("reason", reason);
  }

  static String started(int id, String status) {
    return "{\"transactionId\":" + id + ",\"idTagInfo\":{\"status\":\"" + status + "\"}}";
  }

  static String token(String status) {
    return "{\"idTagInfo\":{\"status\":\"" + status + "\"}}";
  }

  static String tokenOfGroup(String group) {
    return "{\"idTagInfo\":{\"status\":\"Accepted\",\"parentIdTag\":\"" + group + "\"}}";
  }

  static String boot(String status, Object currentTime, Object interval) {
    return "{\"status\":\"%s\",\"currentTime\":\"%s\",\"interval\":%s}"
        .formatted(status, currentTime, interval);
  }

  static String heartbeat(Object currentTime) {
    return "{\"currentTime\":\"" + currentTime + "\"}";
  }

  /** The timestamp lies within a second of this. */
  static Match at(Instant time) {
    return Match.that(
        "timestamp about " + time,
        p ->
            p.has("timestamp")
                && Duration.between(time, Instant.parse(p.get("timestamp").asString()))
                        .abs()
                        .compareTo(Duration.ofSeconds(1))
                    <= 0);
  }

  /** Sets a key of the station. */
  static String sets(Scenario s, String key, Object value) {
    String request = "{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}";
    return s.csms.sends("ChangeConfiguration", request).get("status").asString();
  }

  /** The value of a key as the station tells it. */
  static String gets(Scenario s, String key) {
    JsonNode answer = s.csms.sends("GetConfiguration", "{\"key\":[\"" + key + "\"]}");
    return answer.get("configurationKey").get(0).get("value").asString();
  }

  /** The status field of the answer to a call. */
  static String asks(Scenario s, String action, String payload) {
    return s.csms.sends(action, payload).get("status").asString();
  }

  /** The error code of the answer to a call, which must be a CALLERROR. */
  static String errorOf(JsonNode answer) {
    return answer.get(0).asInt() == 4 ? answer.get(2).asString() : "no error: " + answer;
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  /** Every time that stands anywhere in a payload under the name timestamp, in order. */
  static List<Instant> timestamps(JsonNode payload) {
    return payload.findValues("timestamp").stream()
        .map(node -> Instant.parse(node.asString()))
        .toList();
  }

  /** The actions of calls, in order. */
  static List<String> actions(List<Call> calls) {
    return calls.stream().map(Call::action).toList();
  }

  /** How much time lies between the calls. */
  static List<Duration> gaps(List<Call> calls) {
    var gaps = new ArrayList<Duration>();
    for (int i = 1; i < calls.size(); i++) {
      gaps.add(Duration.ofNanos(calls.get(i).nanos() - calls.get(i - 1).nanos()));
    }
    return gaps;
  }
}
