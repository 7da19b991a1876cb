package hitchpost.simulator.conformance;

import static org.junit.jupiter.api.Assertions.fail;

import hitchpost.core.Input;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.rpc.Trouble;
import hitchpost.core.rpc.Way;
import hitchpost.simulator.world.VirtualStation;
import hitchpost.simulator.world.VirtualTime;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tool of a conformance case: sees every message, answers when the case says so, and holds each
 * frame against the records and the official schemas.
 */
public final class TestCsms implements VirtualStation.Network {
  /** How long a case waits for a message that should come by itself. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A call of the station that waits for its answer. */
  public record Call(String id, String action, JsonNode payload, long nanos) {
    @Override
    public String toString() {
      return action + " " + payload;
    }
  }

  /** What a case expects, with what it answers. */
  public record Expected(String action, List<Match> matches, @Nullable String answer) {
    public boolean fits(Call call) {
      return call.action().equals(action)
          && matches.stream().allMatch(m -> m.check().test(call.payload()));
    }

    /** The same expectation, answered with this payload. */
    public Expected answering(String payload) {
      return new Expected(action, matches, payload);
    }

    @Override
    public String toString() {
      return action + " " + matches.stream().map(Match::words).toList();
    }
  }

  private final VirtualTime time;
  private Language language = new Language(OcppVersion.V1_6);
  private final Deque<Call> calls = new ArrayDeque<>();
  private final Map<String, JsonNode> answers = new HashMap<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private final Map<String, String> defaults = new HashMap<>();
  private final List<String> trace = new ArrayList<>();
  private final List<String> frames = new ArrayList<>();
  private final List<Call> heard = new ArrayList<>();
  private final Set<String> ignored = new HashSet<>();
  private boolean answersByItself;
  private final List<Way> ways = new ArrayList<>();
  private Predicate<Way> admits = way -> true;
  private Trouble trouble = Trouble.OTHER;
  private final List<Duration> attempts = new ArrayList<>();
  private final List<Duration> pings = new ArrayList<>();
  private boolean answersPings = true;
  private Consumer<Input> station = input -> {};
  private boolean reachable = true;
  private long attempt;
  private boolean open;
  private int calledBack;
  private int transactions = 1000;
  private final EventNumbers numbers = new EventNumbers();

  public TestCsms(VirtualTime time) {
    this.time = time;
  }

  /** From its next connection on the station is spoken to like this, if it offers to. */
  public void speaks(OcppVersion version) {
    language = new Language(version);
  }

  public void station(Consumer<Input> feed) {
    station = feed;
  }

  /** An expectation, to be used with {@link #receivesInAnyOrder}. */
  public static Expected expect(String action, Match... matches) {
    return new Expected(action, List.of(matches), null);
  }

  /** The station's next message is this one; it gets the usual answer. Returns its payload. */
  public JsonNode receives(String action, Match... matches) {
    return receives(expect(action, matches));
  }

  /** The station's next message is this one; it gets the answer that goes with it. */
  public JsonNode receives(Expected expected) {
    return receivesWithin(PATIENCE, expected);
  }

  /** The station's next message comes within {@code patience} and is this one. */
  public JsonNode receivesWithin(Duration patience, Expected expected) {
    Call call = next(patience, expected.toString());
    if (!expected.fits(call)) {
      broken("expected " + expected + " but got " + call);
    }
    answer(call, expected.answer());
    return call.payload();
  }

  /** The station's next messages are these, in whatever order. */
  public void receivesInAnyOrder(Expected... expected) {
    receivesWithinInAnyOrder(PATIENCE, expected);
  }

  /** The station's next messages are these, each within {@code patience}, in whatever order. */
  public void receivesWithinInAnyOrder(Duration patience, Expected... expected) {
    var open = new ArrayList<>(List.of(expected));
    while (!open.isEmpty()) {
      Call call = next(patience, open.toString());
      Expected found =
          open.stream()
              .filter(e -> e.fits(call))
              .findFirst()
              .orElseGet(() -> broken("expected one of " + open + " but got " + call));
      open.remove(found);
      answer(call, found.answer());
    }
  }

  /** The station's next message is this one, and gets no answer. */
  public Call receivesAndIgnores(Expected expected) {
    return receivesAndIgnoresWithin(PATIENCE, expected);
  }

  /** The station's next message comes within {@code patience}, is this one, and gets no answer. */
  public Call receivesAndIgnoresWithin(Duration patience, Expected expected) {
    Call call = next(patience, expected.toString());
    if (!expected.fits(call)) {
      broken("expected " + expected + " but got " + call);
    }
    return call;
  }

  /** The station's next message, whatever it is, which gets no answer. */
  public Call receivesAnything(Duration patience) {
    return next(patience, "anything");
  }

  /** The station's next message is this one, and gets a CALLERROR. */
  public void receivesAndRefuses(Expected expected, String code) {
    receivesAndRefusesWithin(PATIENCE, expected, code);
  }

  /** The station's next message comes within {@code patience} and gets a CALLERROR. */
  public void receivesAndRefusesWithin(Duration patience, Expected expected, String code) {
    refuse(receivesAndIgnoresWithin(patience, expected), code);
  }

  /** Answers a call that was left open. */
  public void answer(Call call, @Nullable String payload) {
    String text = payload != null ? payload : usualAnswer(call);
    check(call.action(), false, text);
    say("[3,\"" + call.id() + "\"," + text + "]");
  }

  /** Answers a call with what no CSMS should say. */
  public void answerAnyhow(Call call, String payload) {
    say("[3,\"" + call.id() + "\"," + payload + "]");
  }

  public void refuse(Call call, String code) {
    say("[4,\"" + call.id() + "\",\"" + code + "\",\"\",{}]");
  }

  /** From now on calls of this action get this answer, where a case says nothing else. */
  public void answersUsually(String action, String payload) {
    defaults.put(action, payload);
  }

  /** From now on every call is answered as usual; what came is in {@link #heard}. */
  public void answersByItself(boolean now) {
    answersByItself = now;
    while (now && !calls.isEmpty()) {
      answer(calls.poll(), null);
    }
  }

  /** While it answers by itself, it does not answer these, or answers again. */
  public void ignores(String action, boolean now) {
    if (now) {
      ignored.add(action);
    } else {
      ignored.remove(action);
    }
  }

  /** Every call the station ever made, answered or not. */
  public List<Call> heard() {
    return List.copyOf(heard);
  }

  /** Every call of this action the station ever made. */
  public List<Call> heard(String action) {
    return heard.stream().filter(call -> call.action().equals(action)).toList();
  }

  /** No message comes for this long. */
  public void receivesNothingFor(Duration duration) {
    time.pass(duration);
    if (!calls.isEmpty()) {
      broken("expected nothing for " + duration + " but got " + calls.peek());
    }
  }

  /** Sends a call and returns the payload of the station's answer. */
  public JsonNode sends(String action, String payload) {
    check(action, true, payload);
    JsonNode answer = sendsAnything(action, payload);
    if (answer.get(0).asInt() != 3) {
      broken(action + " was answered with " + answer);
    }
    check(action, false, answer.get(2).toString());
    return answer.get(2);
  }

  /** Sends a call, right or wrong, and returns the station's whole answer. */
  public JsonNode sendsAnything(String action, String payload) {
    return awaitAnswer(calls(action, payload));
  }

  /** Sends a call and waits for nothing; returns its id. */
  public String calls(String action, String payload) {
    String id = "csms-" + (++calledBack);
    says(id, "[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
    return id;
  }

  /** Sends any text, which the station may answer under this id. */
  public void says(String id, String text) {
    asked.merge(id, 1, Integer::sum);
    say(text);
  }

  /** Sends any text that the station must not answer. */
  public void says(String text) {
    say(text);
  }

  /** The station's whole answer to the call with this id. */
  public JsonNode awaitAnswer(String id) {
    long until = time.nanos() + Duration.ofSeconds(30).toNanos();
    while (!answers.containsKey(id) && time.next(until)) {
      // the answer comes in command
    }
    JsonNode answer = answers.remove(id);
    return answer != null ? answer : broken(id + " was not answered within 30 s");
  }

  /** Whether the call with this id has an answer that nobody took yet. */
  public boolean answered(String id) {
    return answers.containsKey(id);
  }

  /** Whether the station has an open connection. */
  public boolean connected() {
    return open;
  }

  /** The CSMS can be reached, or not; an open connection is lost with it. */
  public void reachable(boolean now) {
    reachable = now;
    if (!now && open) {
      drop("network down");
    }
  }

  /** Pings are answered, or the connection is half-open: nothing comes back. */
  public void answersPings(boolean now) {
    answersPings = now;
  }

  /** From now on only connections on these ways come about. */
  public void admits(Predicate<Way> which) {
    admits = which;
  }

  /** From now on connections that do not come about fail for this reason. */
  public void failsFor(Trouble why) {
    trouble = why;
  }

  /** On which ways the station tried to connect, since the begin. */
  public List<Way> ways() {
    return List.copyOf(ways);
  }

  /** When the station tried to connect, since the begin. */
  public List<Duration> attempts() {
    return List.copyOf(attempts);
  }

  /** When the station pinged, since the begin. */
  public List<Duration> pings() {
    return List.copyOf(pings);
  }

  /** Every text the station ever sent. */
  public List<String> frames() {
    return List.copyOf(frames);
  }

  /** The station's WebSocket closes. */
  public void drop(String why) {
    open = false;
    calls.clear();
    note("-- connection lost: " + why);
    station.accept(new Input.Link(new LinkEvent.Closed(attempt, 1006, why)));
  }

  @Override
  public void command(LinkCommand command) {
    switch (command) {
      case LinkCommand.Connect c -> {
        attempts.add(Duration.ofNanos(time.nanos()));
        ways.add(c.way());
        attempt = c.attempt();
        boolean accepted =
            reachable
                && admits.test(c.way())
                && c.subprotocols().contains(language.version().subprotocol());
        time.after(
            Duration.ofMillis(5),
            () -> {
              if (attempt == c.attempt()) {
                connectionAttempt(c, accepted);
              }
            });
      }
      case LinkCommand.Send c -> {
        if (open && c.attempt() == attempt) {
          arrived(c.text());
        }
      }
      case LinkCommand.Ping c -> {
        if (open) {
          pings.add(Duration.ofNanos(time.nanos()));
        }
        if (open && answersPings) {
          station.accept(new Input.Link(new LinkEvent.Ponged(c.attempt())));
        }
      }
      case LinkCommand.Close c -> {
        note("-- closed by the station: " + c.reason());
        open = false;
        calls.clear();
      }
    }
  }

  private void connectionAttempt(LinkCommand.Connect command, boolean accepted) {
    if (accepted) {
      open = true;
      note("-- connected");
      String spoken = language.version().subprotocol();
      station.accept(new Input.Link(new LinkEvent.Opened(command.attempt(), spoken)));
    } else {
      station.accept(
          new Input.Link(new LinkEvent.Failed(command.attempt(), "network down", trouble)));
    }
  }

  @Override
  public void stationGone() {
    open = false;
    attempt = -1;
    calls.clear();
    note("-- station down");
  }

  private void arrived(String text) {
    frames.add(text);
    note("-> " + text);
    JsonNode frame = JSON.readTree(text);
    switch (frame.get(0).asInt()) {
      case 2 -> {
        check(frame.get(2).asString(), true, frame.get(3).toString());
        called(
            new Call(frame.get(1).asString(), frame.get(2).asString(), frame.get(3), time.nanos()));
      }
      case 3, 4 -> {
        String id = frame.get(1).asString();
        if (asked.computeIfPresent(id, (i, count) -> count - 1) == null || asked.get(id) < 0) {
          broken("an answer to nothing: " + text);
        }
        answers.put(id, frame);
      }
      default -> broken("no OCPP frame: " + text);
    }
  }

  private void called(Call call) {
    heard.add(call);
    numbers.violation(call).ifPresent(this::broken);
    if (answersByItself) {
      if (!ignored.contains(call.action())) {
        answer(call, null);
      }
      return;
    }
    calls.add(call);
    if (calls.size() > 1) {
      broken("two calls of the station are open: " + calls);
    }
  }

  private void say(String text) {
    note("<- " + text);
    long to = attempt;
    time.after(
        Duration.ofMillis(1),
        () -> {
          if (open && attempt == to) {
            station.accept(new Input.Link(new LinkEvent.Received(to, text)));
          }
        });
  }

  private Call next(Duration patience, String expected) {
    long until = time.nanos() + patience.toNanos();
    while (calls.isEmpty() && time.next(until)) {
      // the call comes in command
    }
    Call call = calls.poll();
    return call != null ? call : broken("expected " + expected + " but nothing came");
  }

  private String usualAnswer(Call call) {
    String set = defaults.get(call.action());
    if (set != null) {
      return set;
    }
    return switch (call.action()) {
      case "BootNotification" -> bootAnswer("Accepted", 86_400);
      case "Heartbeat" -> "{\"currentTime\":\"" + time.now() + "\"}";
      case "StartTransaction" ->
          "{\"idTagInfo\":{\"status\":\"Accepted\"},\"transactionId\":" + (++transactions) + "}";
      default -> language.usualAnswer(call.action(), call.payload());
    };
  }

  /** Number of the transaction begun last. */
  public int lastTransaction() {
    return transactions;
  }

  public String bootAnswer(String status, int interval) {
    return "{\"status\":\""
        + status
        + "\",\"currentTime\":\""
        + time.now()
        + "\",\"interval\":"
        + interval
        + "}";
  }

  private void check(String name, boolean request, String payload) {
    language.violation(name, request, payload).ifPresent(this::broken);
  }

  private void note(String line) {
    trace.add(time.now() + " " + line);
  }

  /** Puts a remark into the trace. */
  public void remark(String line) {
    note("   " + line);
  }

  private <T> T broken(String why) {
    return fail(why + "\n" + String.join("\n", trace));
  }
}
