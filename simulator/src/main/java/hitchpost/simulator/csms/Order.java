package hitchpost.simulator.csms;

import hitchpost.core.message.OcppAction;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.simulator.csms.model.Behaviour;
import hitchpost.simulator.csms.model.Policy;
import hitchpost.simulator.csms.model.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** One line of the command language, understood. {@link OrderParser} knows the words. */
sealed interface Order {
  /** Shows something. */
  sealed interface Listing extends Order {}

  /** Changes something about the CSMS. */
  sealed interface Setting extends Order {}

  /** Sends something to a station. */
  sealed interface Sending extends Order {
    String stationId();
  }

  /** Waits for something, or insists on it. */
  sealed interface Check extends Order {}

  record Help() implements Listing {}

  record ListStations() implements Listing {}

  record ListTransactions(Optional<String> stationId) implements Listing {}

  record ListMessages(String stationId, int limit) implements Listing {}

  record ListViolations() implements Listing {}

  record ListTokens() implements Listing {}

  record ListAnswers() implements Listing {}

  record ListFiles() implements Listing {}

  /** What is known of the settings of a station; only names with this in them. */
  record ListModel(String stationId, Optional<String> part) implements Listing {}

  record Send(String stationId, RequestWords words) implements Sending {}

  /** Has the device model reported, and waits until all of it has come. */
  record Report(String stationId, ModelWords.Report words) implements Sending {}

  /** Updates the firmware; its times count from when the order runs. */
  record Update(String stationId, UpdateWords words) implements Sending {}

  /** Has a log brought; how far back it goes counts from when the order runs. */
  record FetchLog(String stationId, LogWords words) implements Sending {}

  record SendAsIs(String stationId, String action, JsonNode payload) implements Sending {}

  record SendText(String stationId, String text) implements Sending {}

  record SetAnswer(Optional<String> stationId, OcppAction action, Behaviour behaviour, int times)
      implements Setting {}

  record SetToken(Tokens.Token token, Optional<Duration> expiresIn) implements Setting {}

  record ForgetToken(String idTag) implements Setting {}

  record Register(Optional<String> stationId, RegistrationStatus status) implements Setting {}

  record Change(String what, Consumer<Policy> change) implements Setting {}

  record CloseLink(String stationId, int code) implements Setting {}

  record GoOffline() implements Setting {}

  record GoOnline() implements Setting {}

  record WaitForCall(
      String stationId, OcppAction action, List<Condition> conditions, Duration patience)
      implements Check {}

  record ExpectCall(
      String stationId, OcppAction action, List<Condition> conditions, Duration patience)
      implements Check {}

  record WaitForLink(String stationId, boolean connected, Duration patience) implements Check {}

  record ExpectAnswer(List<Condition> conditions) implements Check {}

  record ExpectCount(Count count, int wanted) implements Check {}

  record Sleep(Duration time) implements Order {}

  record Echo(String text) implements Order {}

  record Quit() implements Order {}

  /** What can be counted. */
  enum Count {
    VIOLATIONS,
    TRANSACTIONS,
    OPEN
  }

  /**
   * What a field of a payload must be.
   *
   * @param path like {@code meterValue[0].timestamp}
   * @param value as text; numbers and booleans as JSON writes them
   */
  record Condition(String path, String value) {
    boolean holds(JsonNode payload) {
      JsonNode found = payload.at("/" + path.replace('.', '/').replace("[", "/").replace("]", ""));
      String text = found.isString() ? found.stringValue() : found.toString();
      return !found.isMissingNode() && text.equals(value);
    }

    @Override
    public String toString() {
      return path + "=" + value;
    }

    static boolean allHold(List<Condition> conditions, JsonNode payload) {
      return conditions.stream().allMatch(condition -> condition.holds(payload));
    }
  }
}
