package hitchpost.simulator.csms;

import hitchpost.core.message.OcppAction;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.simulator.csms.Order.Condition;
import hitchpost.simulator.csms.model.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Understands one line of the command language, which is the same at the prompt and in scripts. */
final class OrderParser {
  static final String HELP =
      """
      stations                            who is connected, and what is known
      tx [STATION]                        transactions
      messages STATION [N]                the latest messages, as they were on the wire
      violations | tokens | answers       what went wrong; what was set
      files                               what stations can fetch, and what they have brought
      model STATION [PART]                keys or variables that are known, with PART in their name
      send STATION ACTION [FIELD=VALUE...] | {JSON}
                                          send a request of the version that the station speaks,
                                          and wait for the answer
      start STATION CONNECTOR TOKEN [type=TYPE] [id=N]
                                          remote start; a CONNECTOR is one of OCPP 1.6 or an EVSE
                                          of 2.0.1 (some take 1.2, a connector of it); 0 is any
      stop STATION TRANSACTION            remote stop
      unlock STATION CONNECTOR            open the lock
      trigger STATION MESSAGE [CONNECTOR] have a message sent at once
      availability STATION CONNECTOR operative|inoperative
      report STATION [full|configuration|summary]
                                          have the whole device model told, or all keys
      get STATION NAME...                 read variables (Component.Variable) or keys
      set STATION NAME VALUE              set a variable or key
      network STATION SLOT URL [profile=N] [interface=Wired0] [timeout=30s]
                                          store a way to a CSMS (2.0.1)
      limit STATION CONNECTOR 10A|7000W|off
                                          charge with no more, from now on; connector 0 is the
                                          whole station
      reserve STATION CONNECTOR TOKEN DURATION [type=TYPE] [parent=ID] [id=N]
                                          keep a connector for a token; connector 0 is any
      list STATION full|changes VERSION TOKEN[=STATUS]...
                                          the local list; TOKEN=gone takes one off it
      update STATION FILE [unsigned|ecdsa] [in=DURATION] [install=DURATION] [from=URL]
                                          new firmware out of the folder of --files, signed with
                                          RSA-PSS unless told; installed at once unless told
      diagnostics STATION [since=DURATION] [to=URL]
      log STATION diagnostics|security [since=DURATION] [to=URL]
                                          have a log brought, to the folder of --files unless told;
                                          all three also take [retries=N] [interval=DURATION]
      data STATION VENDOR MESSAGE [FIELD=VALUE...] | {JSON}
                                          DataTransfer with JSON as its data; the vendor may be
                                          pnc for the messages of plug and charge and
                                          cost for those of prices and costs
      raw STATION ACTION {JSON}           as send, but unchecked and at once
      text STATION ANYTHING               send a text as it is
      answer ACTION [on STATION] [xN] HOW how to answer (N times): normal, late 5s, never, ignore,
                                          error CODE [TEXT], payload {JSON}, garbage [TEXT], twice,
                                          wrong-id, close [CODE]
      token ID STATUS [parent=ID] [expires=DURATION] | token ID forget
      registration STATION|* STATUS       Accepted, Pending or Rejected, from the next boot on
      set NAME VALUE                      see below
      close STATION [CODE]                close the connection
      offline | online                    close the port and all connections; open the port again
      wait STATION ACTION [FIELD=VALUE...] [DURATION]
                                          until the station sends this; 30s unless told
      wait STATION connected|disconnected [DURATION]
      expect STATION ACTION [FIELD=VALUE...] [DURATION]
                                          this must be what the station sends next (Heartbeats do
                                          not count)
      expect answer FIELD=VALUE...        the answer to the last 'send'
      expect violations|transactions|open N
      sleep DURATION | echo TEXT | help | quit
      """;

  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SHOWN_MESSAGES = 20;
  private static final int NORMAL_CLOSURE = 1000;
  private static final Pattern TEXT = Pattern.compile("\\s*text\\s+(\\S+)\\s(.*)");
  private static final Pattern ECHO = Pattern.compile("\\s*echo\\s?(.*)");

  private OrderParser() {}

  /**
   * Understands a line; empty for a blank one or a comment, which begins with {@code #}.
   *
   * @throws OrderException when it makes no sense
   */
  static Optional<Order> parse(String line) {
    if (line.isBlank() || line.stripLeading().startsWith("#")) {
      return Optional.empty();
    }
    Matcher text = TEXT.matcher(line);
    if (text.matches()) {
      return Optional.of(new Order.SendText(text.group(1), text.group(2)));
    }
    Matcher echo = ECHO.matcher(line);
    if (echo.matches()) {
      return Optional.of(new Order.Echo(echo.group(1)));
    }
    Words words = new Words(line);
    Order order = order(words.next("an order"), words);
    words.end();
    return Optional.of(order);
  }

  private static Order order(String name, Words words) {
    return switch (name) {
      case "help", "?" -> new Order.Help();
      case "stations" -> new Order.ListStations();
      case "tx" -> new Order.ListTransactions(words.optional());
      case "messages" ->
          new Order.ListMessages(station(words), words.number().orElse(SHOWN_MESSAGES));
      case "violations" -> new Order.ListViolations();
      case "tokens" -> new Order.ListTokens();
      case "answers" -> new Order.ListAnswers();
      case "files" -> new Order.ListFiles();
      case "model" -> new Order.ListModel(station(words), words.optional());
      case "send" -> new Order.Send(station(words), SendWords.of(words));
      case "start" -> new Order.Send(station(words), ControlWords.start(words));
      case "stop" -> new Order.Send(station(words), ControlWords.stop(words));
      case "unlock" -> new Order.Send(station(words), ControlWords.unlock(words));
      case "trigger" -> new Order.Send(station(words), ControlWords.trigger(words));
      case "availability" -> new Order.Send(station(words), ControlWords.availability(words));
      case "report" -> new Order.Report(station(words), ModelWords.Report.of(words));
      case "get" -> new Order.Send(station(words), ModelWords.get(words));
      case "network" -> new Order.Send(station(words), ModelWords.network(words));
      case "limit" -> new Order.Send(station(words), LimitWords.of(words));
      case "reserve" -> new Order.Send(station(words), ReservationWords.of(words));
      case "list" -> new Order.Send(station(words), ListWords.of(words));
      case "update" -> new Order.Update(station(words), UpdateWords.of(words));
      case "diagnostics" -> new Order.FetchLog(station(words), LogWords.diagnostics(words));
      case "log" -> new Order.FetchLog(station(words), LogWords.log(words));
      case "data" -> new Order.Send(station(words), DataWords.of(words));
      case "raw" -> sendAsIs(words);
      case "text" -> throw new OrderException("wanted is text STATION ANYTHING");
      case "answer" -> answer(words);
      case "token" -> token(words);
      case "registration" -> registration(words);
      case "set" -> set(words);
      case "close" -> new Order.CloseLink(station(words), words.number().orElse(NORMAL_CLOSURE));
      case "offline" -> new Order.GoOffline();
      case "online" -> new Order.GoOnline();
      case "wait" -> waitFor(words);
      case "expect" -> expect(words);
      case "sleep" -> new Order.Sleep(duration(words));
      case "quit", "exit" -> new Order.Quit();
      default -> throw new OrderException("there is no order '" + name + "', see help");
    };
  }

  private static Order sendAsIs(Words words) {
    String station = station(words);
    String action = words.next("an action");
    JsonNode payload = words.json().orElseThrow(() -> new OrderException("here JSON is missing"));
    return new Order.SendAsIs(station, action, payload);
  }

  private static Order answer(Words words) {
    OcppAction action = Actions.named(words.next("an action"));
    Optional<String> station = words.follows("on") ? Optional.of(station(words)) : Optional.empty();
    String how = words.next("how to answer");
    int times = 0;
    if (how.matches("x\\d{1,6}")) {
      times = Integer.parseInt(how.substring(1));
      how = words.next("how to answer");
    }
    BehaviourWords way = PolicyWords.choice(BehaviourWords.values(), how);
    Optional<Integer> code = way == BehaviourWords.CLOSE ? words.number() : Optional.empty();
    var details =
        new BehaviourWords.Details(
            way == BehaviourWords.LATE ? words.duration() : Optional.empty(),
            way == BehaviourWords.ERROR || way == BehaviourWords.GARBAGE
                ? words.optional()
                : Optional.empty(),
            way == BehaviourWords.ERROR
                ? Optional.of(String.join(" ", words.rest()))
                : Optional.empty(),
            way == BehaviourWords.PAYLOAD ? words.json() : Optional.empty(),
            code);
    return new Order.SetAnswer(station, action, way.with(details), times);
  }

  private static Order token(Words words) {
    String idTag = words.next("a token");
    if (words.follows("forget")) {
      return new Order.ForgetToken(idTag);
    }
    AuthorizationStatus status =
        PolicyWords.choice(AuthorizationStatus.values(), words.next("a status"));
    Optional<String> parent = words.named("parent");
    Optional<Duration> expires =
        words
            .named("expires")
            .map(text ->
                Words.duration(text)
                    .orElseThrow(() -> new OrderException(text + " is no duration")));
    Tokens.Token token = new Tokens.Token(idTag, status, parent, Optional.empty());
    return new Order.SetToken(token, expires);
  }

  private static Order registration(Words words) {
    String who = station(words);
    RegistrationStatus status =
        PolicyWords.choice(RegistrationStatus.values(), words.next("a status"));
    return new Order.Register(who.equals("*") ? Optional.empty() : Optional.of(who), status);
  }

  private static Order set(Words words) {
    String name = words.next("what to set");
    String value = words.next("a value");
    if (!words.isEmpty()) {
      return new Order.Send(name, ModelWords.set(value, words.next("a value")));
    }
    return new Order.Change(name + " = " + value, PolicyWords.change(name, value));
  }

  private static Order waitFor(Words words) {
    String station = station(words);
    String what = words.next("what to wait for");
    return switch (what) {
      case "connected", "disconnected" ->
          new Order.WaitForLink(
              station, what.equals("connected"), words.duration().orElse(PATIENCE));
      default -> {
        List<Condition> conditions = conditions(words);
        Duration patience = words.duration().orElse(PATIENCE);
        yield new Order.WaitForCall(station, Actions.named(what), conditions, patience);
      }
    };
  }

  private static Order expect(Words words) {
    String what = words.next("what to expect");
    return switch (what) {
      case "answer" -> new Order.ExpectAnswer(conditions(words));
      case "violations" -> new Order.ExpectCount(Order.Count.VIOLATIONS, count(words));
      case "transactions" -> new Order.ExpectCount(Order.Count.TRANSACTIONS, count(words));
      case "open" -> new Order.ExpectCount(Order.Count.OPEN, count(words));
      default -> {
        OcppAction action = Actions.named(words.next("an action"));
        List<Condition> conditions = conditions(words);
        Duration patience = words.duration().orElse(PATIENCE);
        yield new Order.ExpectCall(what, action, conditions, patience);
      }
    };
  }

  private static List<Condition> conditions(Words words) {
    List<Condition> conditions = new ArrayList<>();
    for (Optional<String> w = words.condition(); w.isPresent(); w = words.condition()) {
      int equals = w.get().indexOf('=');
      conditions.add(new Condition(w.get().substring(0, equals), w.get().substring(equals + 1)));
    }
    return List.copyOf(conditions);
  }

  static String station(Words words) {
    return words.next("a station");
  }

  private static int count(Words words) {
    return words.number().orElseThrow(() -> new OrderException("here a number is missing"));
  }

  private static Duration duration(Words words) {
    return words.duration().orElseThrow(() -> new OrderException("wanted is a time like 5s"));
  }
}
