package hitchpost.simulator.csms.model;

import hitchpost.core.message.MessageViolation;
import hitchpost.core.message.OcppAction;
import hitchpost.core.rpc.Frame;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.simulator.csms.model.LedgerEntry.Kind;
import hitchpost.simulator.csms.model.LedgerEntry.Rule;
import hitchpost.station.file.OcppVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A CSMS for any number of stations: takes what stations send, returns what to send them, and keeps
 * the books. Deterministic; one thread at a time.
 *
 * <p>Every frame is held against the message records, which are the schemas of the version that is
 * spoken; what is wrong is a {@link LedgerEntry.Violation}. The time given to the methods should
 * not fall.
 */
public final class ModelCsms {
  private final FrameCodec codec = new FrameCodec();
  private final Policy policy = new Policy();
  private final Tokens tokens = new Tokens(policy);
  private final TransactionBook transactions;
  private final Sender sender = new Sender();
  private final Deadlines deadlines = new Deadlines();
  private final Map<String, StationBook> books = new LinkedHashMap<>();
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<OcppVersion, Wire> wires = new EnumMap<>(OcppVersion.class);
  private final Ledger ledger;
  private final StationCalls stationCalls;
  private final OperatorCalls operatorCalls;
  private long connections;

  /**
   * A call of the operator on its way.
   *
   * @param call its number, which {@link CsmsOutput.Answered} tells again
   */
  public record Placed(long call, List<CsmsOutput> outputs) {}

  /** A CSMS that forgets nothing and whose message ids are 1, 2, 3 and so on. */
  public ModelCsms() {
    this(Bounds.NONE, "");
  }

  /**
   * A CSMS for a long life.
   *
   * @param idPrefix begins the message ids, so that they differ from those of an earlier process;
   *     at most 16 characters
   */
  public ModelCsms(Bounds bounds, String idPrefix) {
    ledger = new Ledger(bounds.ledgerEntries());
    transactions = new TransactionBook(policy, tokens, bounds);
    put(new Wire16(policy, tokens, transactions));
    put(new Wire201(policy, tokens, transactions));
    stationCalls = new StationCalls(policy, sender, deadlines);
    operatorCalls = new OperatorCalls(policy, sender, deadlines, idPrefix);
  }

  /** What it decides for itself. */
  public Policy policy() {
    return policy;
  }

  /** The tokens that it knows. */
  public Tokens tokens() {
    return tokens;
  }

  /** Lets {@code source} decide how each CALL of a station is treated; before, all is normal. */
  public void behave(BehaviourSource source) {
    stationCalls.behave(source);
  }

  /** Everything that happened. */
  public Ledger ledger() {
    return ledger;
  }

  /** All transactions that are remembered, in the order in which their starts arrived. */
  public List<CsmsTransaction> transactions() {
    return transactions.all();
  }

  /** All stations that ever connected, in the order in which they first did. */
  public Collection<StationBook> stations() {
    return Collections.unmodifiableCollection(books.values());
  }

  /** What is known about a station. */
  public Optional<StationBook> station(String stationId) {
    return Optional.ofNullable(books.get(stationId));
  }

  /**
   * A station has connected; if it was connected, that connection counts as lost.
   *
   * @param version what is spoken on this connection
   */
  public List<CsmsOutput> connected(Instant now, String stationId, OcppVersion version) {
    List<CsmsOutput> out = disconnected(now, stationId, "replaced by a new connection");
    StationBook book = books.computeIfAbsent(stationId, StationBook::new);
    Line line = new Line(++connections, wire(version), book, new Recorder(ledger, book));
    lines.put(stationId, line);
    book.connected(version);
    line.recorder.opened(now);
    return out;
  }

  /** The connection of a station is gone; nothing happens when it had none. */
  public List<CsmsOutput> disconnected(Instant now, String stationId, String reason) {
    Line line = lines.remove(stationId);
    if (line == null) {
      return List.of();
    }
    line.book.disconnected();
    line.recorder.closed(now, reason);
    List<CsmsOutput> out = new ArrayList<>();
    operatorCalls.abandon(line, out);
    return out;
  }

  /**
   * A station sent a text message.
   *
   * @throws CallImpossible when it is not connected
   */
  public List<CsmsOutput> received(Instant now, String stationId, String text) {
    Line line = line(stationId);
    line.book.messageArrived(now);
    List<CsmsOutput> out = new ArrayList<>(2);
    switch (codec.read(text)) {
      case Frame.Call call -> stationCalls.received(now, line, call, text, out);
      case Frame.CallResult result -> operatorCalls.result(now, line, result, text, out);
      case Frame.CallError error -> operatorCalls.error(now, line, error, text, out);
      case Frame.BrokenAnswer broken -> operatorCalls.broken(now, line, broken, text, out);
      case Frame.Unreadable unreadable -> unreadable(now, line, unreadable, text, out);
    }
    return out;
  }

  /**
   * Sends a request to a station, after those that wait already or are not answered.
   *
   * @throws CallImpossible when the station is not connected, when too many calls wait, or when no
   *     CSMS sends this action in the version that is spoken
   * @throws MessageViolation when the payload is no correct request
   */
  public Placed call(Instant now, String stationId, OcppAction action, JsonNode payload) {
    List<CsmsOutput> out = new ArrayList<>(2);
    long call = operatorCalls.place(now, line(stationId), action, payload, out);
    return new Placed(call, out);
  }

  /**
   * Sends a CALL as it is: unchecked, and without regard to other open calls.
   *
   * @throws CallImpossible when the station is not connected
   */
  public Placed callAsIs(Instant now, String stationId, String action, JsonNode payload) {
    List<CsmsOutput> out = new ArrayList<>(2);
    long call = operatorCalls.placeAsIs(now, line(stationId), action, payload, out);
    return new Placed(call, out);
  }

  /**
   * Sends a text as it is.
   *
   * @throws CallImpossible when the station is not connected
   */
  public List<CsmsOutput> sendText(Instant now, String stationId, String text) {
    List<CsmsOutput> out = new ArrayList<>(1);
    sender.text(now, line(stationId), "", text, "as it is", out);
    return out;
  }

  /** When {@link #tick} has something to do next. */
  public Optional<Instant> nextDue() {
    return deadlines.next();
  }

  /** Does what is due: sends answers that were held back, gives up on calls. */
  public List<CsmsOutput> tick(Instant now) {
    List<CsmsOutput> out = new ArrayList<>();
    for (Deadlines.Deadline deadline : deadlines.due(now)) {
      Line line = lines.get(deadline.stationId());
      if (line != null && line.generation == deadline.generation()) {
        switch (deadline.task()) {
          case Deadlines.Task.Answer late ->
              sender.answer(
                  now, line, late.messageId(), late.action(), late.response(), "late", out);
          case Deadlines.Task.GiveUp call -> operatorCalls.giveUp(now, line, call.messageId(), out);
        }
      }
    }
    return out;
  }

  private void unreadable(
      Instant now, Line line, Frame.Unreadable frame, String text, List<CsmsOutput> out) {
    String id = frame.messageId();
    line.recorder.arrived(now, Kind.UNREADABLE, id == null ? "" : id, "", null, text, "");
    line.recorder.add(Rule.FRAME, "", frame.detail());
    if (id != null) {
      String code = Spelling.of(line.wire.version(), frame.error());
      sender.refuse(now, line, id, "", code, frame.detail(), "", out);
    }
  }

  private void put(Wire wire) {
    wires.put(wire.version(), wire);
  }

  private Wire wire(OcppVersion version) {
    return Objects.requireNonNull(wires.get(version), version.text());
  }

  private Line line(String stationId) {
    Line line = lines.get(stationId);
    if (line == null) {
      throw new CallImpossible("station " + stationId + " is not connected");
    }
    return line;
  }
}
