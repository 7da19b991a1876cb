package hitchpost.simulator.csms;

import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.csms.model.StationAnswer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The test CSMS on real sockets, for a test with one station that it drives and watches. */
public class CsmsSide implements AutoCloseable {
  public static final String ID = "CP1";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public final LiveCsms live = new LiveCsms(new ModelCsms(), InstantSource.system());
  private final List<CsmsServer> servers = new ArrayList<>();
  private long seen;

  /** Listens on one port more. */
  public final InetSocketAddress serves(ServerSettings settings) {
    CsmsServer server = CsmsServer.start(settings, live);
    servers.add(server);
    return server.address();
  }

  /** Waits for something in the ledger that comes after what was waited for last. */
  public final LedgerEntry sees(String what, Predicate<LedgerEntry> wanted)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      for (LedgerEntry entry : live.after(seen, Duration.ofSeconds(1)).entries()) {
        seen = entry.number();
        if (wanted.test(entry)) {
          return entry;
        }
      }
    }
    throw new AssertionError("the CSMS did not see " + what);
  }

  /** What was there until now is not waited for any more. */
  public final void looksFromNowOn() {
    seen = live.ask(model -> model.ledger().lastNumber());
  }

  /** The station connects, once more. */
  public final void seesConnection() throws InterruptedException {
    sees("a connection", LedgerEntry.Opened.class::isInstance);
  }

  /** The station sends this request. */
  public final JsonNode seesCall(String action) throws InterruptedException {
    return payload(sees(action, entry -> isCall(entry, action)));
  }

  private static boolean isCall(LedgerEntry entry, String action) {
    return entry instanceof LedgerEntry.Message message
        && message.action().equals(action)
        && message.kind() == LedgerEntry.Kind.CALL
        && message.direction() == LedgerEntry.Direction.FROM_STATION;
  }

  private static JsonNode payload(LedgerEntry call) {
    return JSON.readTree(((LedgerEntry.Message) call).text()).get(3);
  }

  /** Everything of this action that the station has sent so far. */
  public final List<JsonNode> heard(String action) {
    List<LedgerEntry> calls =
        live.ask(model -> model.ledger().after(0).filter(entry -> isCall(entry, action)).toList());
    return calls.stream().map(CsmsSide::payload).toList();
  }

  /** Sends a request to the station and returns the payload of its answer. */
  public final JsonNode sends(String action, String payload) throws Exception {
    StationAnswer answer =
        live.call(ID, Actions.find(live.version(ID), action).orElseThrow(), JSON.readTree(payload))
            .get(60, TimeUnit.SECONDS);
    if (answer instanceof StationAnswer.Result result) {
      return result.payload();
    }
    throw new AssertionError(action + " was answered with " + answer);
  }

  /** The status of the answer to a request. */
  public final String asks(String action, String payload) throws Exception {
    return sends(action, payload).get("status").asString();
  }

  @Override
  public void close() {
    servers.forEach(CsmsServer::close);
    live.close();
  }
}
