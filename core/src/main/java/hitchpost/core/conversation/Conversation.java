package hitchpost.core.conversation;

import hitchpost.core.Asker;
import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Randomness;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.dialect.Learned;
import hitchpost.core.dialect.Request;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.CallQueue;
import hitchpost.core.rpc.CallQueue.Urgency;
import hitchpost.core.rpc.Connection;
import hitchpost.core.rpc.Frame;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.core.rpc.Way;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.TransactionLog;
import hitchpost.core.types.RegistrationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The dialogue with the CSMS over one connection: one call of ours at a time, an answer to every
 * call of theirs.
 */
public final class Conversation {
  private static final String TIMEOUT = "call-timeout";

  /** How many timed-out calls may still be answered late. */
  private static final int MAX_LATE = 16;

  /** The call that waits for its answer. */
  private record Open(String messageId, Request request) {}

  private final List<Dialect> dialects;
  private final Connection connection;
  private final Settings settings;
  private final Randomness random;
  private final Partner partner;
  private final TransactionLog log;
  private final Deliveries deliveries;
  private final Answers answers;
  private final FrameCodec codec = new FrameCodec();
  private final CallQueue<Request> queue = new CallQueue<>();
  private final Timers timers = new Timers();
  private final Replays replays = new Replays();
  private final Map<String, Request> late = new LinkedHashMap<>();

  /** Requests in the queue that the CSMS asked for. */
  private final List<Request> onDemand = new ArrayList<>();

  private Dialect dialect;
  private RegistrationStatus registration = RegistrationStatus.PENDING;
  private @Nullable Open open;
  private long order;

  public Conversation(
      List<Dialect> dialects,
      Connection connection,
      Settings settings,
      TransactionLog log,
      Randomness random,
      Partner partner) {
    this.dialects = List.copyOf(dialects);
    this.dialect = this.dialects.getFirst();
    this.connection = connection;
    this.settings = settings;
    this.random = random;
    this.partner = partner;
    this.log = log;
    this.deliveries = new Deliveries(settings, log);
    this.answers = new Answers(codec, connection, partner);
  }

  /** The CSMS answered the station's introduction. */
  public void registered(RegistrationStatus status) {
    registration = status;
  }

  public RegistrationStatus registration() {
    return registration;
  }

  /** Whether the CSMS can be asked now. */
  public boolean online() {
    return connection.open() && registration == RegistrationStatus.ACCEPTED;
  }

  /** Whether nothing is being sent or waits to be. */
  public boolean quiet() {
    return open == null && queue.size() == 0 && log.waiting() == 0;
  }

  /** What a status report would say, without its time. */
  public String statusText(Fact.StatusDue status) {
    var timeless = new Fact.StatusDue(status.view(), Instant.EPOCH);
    return dialect.report(timeless).map(Request::payload).orElse("");
  }

  /** What the version spoken, or last spoken, leaves no choice about. */
  public List<Settings.Imposed<?>> imposed() {
    return dialect.imposed();
  }

  /** Subprotocol of the version spoken, or last spoken. */
  public String subprotocol() {
    return dialect.subprotocol();
  }

  /** The connection opened; true when it speaks another version than the last one. */
  public boolean opened(Effects fx, String subprotocol) {
    Dialect before = dialect;
    for (Dialect offered : dialects) {
      if (offered.subprotocol().equals(subprotocol)) {
        dialect = offered;
      }
    }
    answers.reset();
    late.clear();
    boolean other = !dialect.subprotocol().equals(before.subprotocol());
    if (other) {
      // what waits was put in the words of the other version
      queue.removeIf(request -> true).forEach(request -> told(fx, request.about()));
    }
    return other;
  }

  /** The connection is gone: nothing volatile waits for the next one but meter values. */
  public void lost(Effects fx) {
    deliveries.disconnected();
    timers.stop(fx, TIMEOUT, "");
    Open interrupted = open;
    open = null;
    onDemand.clear();
    if (interrupted != null && !(interrupted.request().about() instanceof Fact.RecordDue)) {
      partner.undelivered(fx, interrupted.request().about());
    }
    for (Request request : queue.removeIf(r -> !(r.about() instanceof Fact.MeterDue))) {
      partner.undelivered(fx, request.about());
    }
  }

  /** Something happened that the CSMS may have to be told. */
  public void told(Effects fx, Fact fact) {
    if (fact instanceof Fact.RecordWritten written) {
      if (connection.open()) {
        deliveries.written(written.record().head().number(), ++order);
      }
      return;
    }
    Optional<Request> translated = translated(fx, fact);
    if (fx.onDemand(fact)) {
      translated.ifPresent(onDemand::add);
    }
    translated
        .flatMap(request -> queue.add(request, urgency(fact), ++order))
        .ifPresent(dropped -> {
          onDemand.remove(dropped);
          fx.tell(new Fact.Dropped(dropped.action(), "too many calls wait"));
          partner.undelivered(fx, dropped.about());
        });
  }

  private Optional<Request> translated(Effects fx, Fact fact) {
    try {
      return dialect.report(fact);
    } catch (MessageViolation unspeakable) {
      fx.tell(new Fact.Dropped(fact.getClass().getSimpleName(), unspeakable.getMessage()));
      partner.undelivered(fx, fact);
      return Optional.empty();
    }
  }

  private static Urgency urgency(Fact fact) {
    return switch (fact) {
      case Fact.BootDue f -> Urgency.FIRST;
      case Fact.TokenQuestion f -> Urgency.DRIVER;
      case Fact.EvCertificateDue f -> Urgency.DRIVER;
      case Fact.HeartbeatDue f -> Urgency.PERIODIC;
      case Fact.MeterDue f -> Urgency.PERIODIC;
      default -> Urgency.NORMAL;
    };
  }

  /** Sends the next call when none is open. */
  public void flush(Effects fx) {
    while (open == null && connection.open()) {
      Optional<Fact.RecordDue> record =
          online() ? deliveries.due(fx, dialect.csmsNamesTransactions()) : Optional.empty();
      if (record.isPresent() && recordGoesFirst(record.get())) {
        sendRecord(fx, record.get());
      } else {
        Optional<Request> next = queue.take(this::admitted);
        if (next.isEmpty()) {
          return;
        }
        onDemand.remove(next.get());
        send(fx, next.get());
      }
    }
  }

  /** Until the CSMS has accepted the station it is told who it is, and what it asks for. */
  private boolean admitted(Request request) {
    return registration == RegistrationStatus.ACCEPTED
        || request.about() instanceof Fact.BootDue
        || onDemand.contains(request);
  }

  /** A backlog yields to what happens now, so that nobody waits for history. */
  private boolean recordGoesFirst(Fact.RecordDue record) {
    var place = queue.place(this::admitted);
    if (place.isEmpty()) {
      return true;
    }
    return deliveries
        .order(record.record().head().number())
        .filter(own -> !place.get().urgent() && own < place.get().order())
        .isPresent();
  }

  private void sendRecord(Effects fx, Fact.RecordDue due) {
    long number = due.record().head().number();
    try {
      Optional<Request> request = dialect.report(due);
      if (request.isEmpty()) {
        deliveries.delivered(fx, number);
      } else {
        deliveries.sent(number);
        send(fx, request.get());
      }
    } catch (MessageViolation unspeakable) {
      deliveries.unspeakable(fx, number, unspeakable.getMessage());
    }
  }

  private void send(Effects fx, Request request) {
    String id = random.nextUuid().toString();
    open = new Open(id, request);
    connection.send(fx, codec.writeCall(id, request.action(), request.payload()));
    for (String part : request.leftOut()) {
      fx.tell(new Fact.Dropped("a part of " + request.action(), part));
    }
    timers.start(fx, TIMEOUT, "", messageTimeout());
  }

  /** How long an answer may take on the way that is used. */
  public Duration messageTimeout() {
    return connection
        .way()
        .map(Way::messageTimeout)
        .orElseGet(() -> Duration.ofSeconds(settings.get(StandardSettings.MESSAGE_TIMEOUT)));
  }

  /** Whether the station offers this version. */
  public boolean offers(String subprotocol) {
    return dialects.stream().anyMatch(offered -> offered.subprotocol().equals(subprotocol));
  }

  /** A message of the CSMS arrived. */
  public void received(Effects fx, String text) {
    switch (codec.read(text)) {
      case Frame.Call call ->
          answers.called(fx, dialect, registration, call, FrameCodec.bytes(text));
      case Frame.CallResult result -> result(fx, result.messageId(), result.payload());
      case Frame.CallError error -> refused(fx, error.messageId(), error.words());
      case Frame.BrokenAnswer broken -> refused(fx, broken.messageId(), broken.detail());
      case Frame.Unreadable unreadable -> answers.unreadable(fx, dialect, unreadable);
    }
  }

  private void result(Effects fx, String id, JsonNode payload) {
    boolean inTime = isOpen(id);
    Request request = claim(fx, id);
    if (request == null) {
      return;
    }
    List<Learned> learned;
    try {
      learned = dialect.answered(request, payload);
    } catch (MessageViolation wrong) {
      if (inTime) {
        notUnderstood(fx, request, Introduction.notUnderstood(wrong));
      }
      return;
    }
    boolean repeated =
        request.about() instanceof Fact.RecordDue due
            && deliveries.repeated(due.record().head().number());
    for (Learned lesson : learned) {
      // A CSMS that finds its own earlier copy of a repeated start says the token is in use.
      boolean echo = repeated && lesson instanceof Learned.Deauthorized d && d.concurrent();
      if (!echo) {
        partner.learned(fx, request.about(), lesson);
      }
    }
    if (request.about() instanceof Fact.BootDue || request.about() instanceof Fact.RecordDue) {
      fx.tell(new Fact.Answered(request.about(), learned));
    }
    if (request.about() instanceof Fact.RecordDue due) {
      deliveries.delivered(fx, due.record().head().number());
    }
  }

  private void refused(Effects fx, String id, String why) {
    // One that comes late failed when its time was over, and fails only once.
    boolean inTime = isOpen(id);
    Request request = claim(fx, id);
    if (request != null && inTime) {
      notUnderstood(fx, request, why);
    }
  }

  private boolean isOpen(String id) {
    return open != null && open.messageId().equals(id);
  }

  /** The request an answer belongs to, or null when it belongs to none. */
  private @Nullable Request claim(Effects fx, String id) {
    if (open != null && isOpen(id)) {
      Request request = open.request();
      open = null;
      timers.stop(fx, TIMEOUT, "");
      replays.answered(id);
      return request;
    }
    Request request = late.remove(id);
    boolean stillWanted =
        request != null
            && request.about() instanceof Fact.RecordDue due
            && log.record(due.record().head().number()).isPresent();
    if (stillWanted) {
      replays.answered(id);
      return request;
    }
    replays.unclaimed(fx, id);
    fx.tell(new Fact.Dropped("an answer", "it belongs to no open call"));
    return null;
  }

  private void notUnderstood(Effects fx, Request request, String why) {
    if (request.about() instanceof Fact.BootDue) {
      fx.tell(new Fact.IntroductionFailed(Introduction.failed(why)));
    }
    failed(fx, request, why);
  }

  private void failed(Effects fx, Request request, String why) {
    if (request.about() instanceof Fact.RecordDue due) {
      deliveries.failed(fx, due.record().head().number(), why);
    } else {
      partner.undelivered(fx, request.about());
    }
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(TIMEOUT) || Deliveries.owns(timer);
  }

  public void timerFired(Effects fx, Timer timer) {
    if (Deliveries.owns(timer)) {
      deliveries.timerFired(timer);
    } else if (timers.current(timer) && open != null) {
      Open expired = open;
      open = null;
      late.put(expired.messageId(), expired.request());
      if (late.size() > MAX_LATE) {
        late.remove(late.keySet().iterator().next());
      }
      if (expired.request().about() instanceof Fact.BootDue) {
        fx.tell(new Fact.IntroductionFailed(Introduction.unanswered()));
      }
      failed(fx, expired.request(), "no answer in time");
    }
  }

  /** Answers a call of the CSMS; too late is fine, the answer is then dropped. */
  public void answer(Effects fx, Asker.Csms asker, Verdict verdict) {
    answers.answer(fx, dialect, asker, verdict);
  }
}
