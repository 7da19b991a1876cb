package hitchpost.station.doctor;

import hitchpost.core.Fact;
import hitchpost.core.conversation.Introduction;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.dialect.Learned;
import hitchpost.core.dialect.Request;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.Frame;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.rpc.Trouble;
import hitchpost.core.rpc.Way;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.station.doctor.Finding.Step;
import hitchpost.station.run.StationAssembly.Assembled;
import hitchpost.station.wire.Wire;
import hitchpost.station.wire.WireLink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt to get through to the CSMS; what it finds is told as it goes. */
final class Examination {
  private static final int ATTEMPT = 1;
  private static final int NORMAL = 1000;

  /** More than the wire itself needs to give an attempt up. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Assembled station;
  private final Way way;
  private final boolean boot;
  private final Duration patience;
  private final Consumer<Finding> findings;
  private final Signs signs;
  private final BlockingQueue<LinkEvent> events = new LinkedBlockingQueue<>();
  private final FrameCodec codec = new FrameCodec();

  Examination(
      Assembled station,
      Way way,
      boolean boot,
      Duration patience,
      InstantSource clock,
      Consumer<Finding> findings) {
    this.station = station;
    this.way = way;
    this.boot = boot;
    this.patience = patience;
    this.findings = findings;
    signs = new Signs(way, clock, findings);
  }

  /** Whether nothing bad was found. */
  boolean through(Wire wire) {
    WireLink link = wire.open(station.endpoints(), signs, events::add);
    List<String> offered = station.dialects().stream().map(Dialect::subprotocol).toList();
    link.execute(new LinkCommand.Connect(ATTEMPT, way, offered));
    LinkEvent first = next(patience.plus(GRACE));
    if (first instanceof LinkEvent.Failed failed) {
      return bad(failed.reason(), failed.trouble());
    }
    if (!(first instanceof LinkEvent.Opened opened)) {
      return bad("the wire did not come to an end", Trouble.OTHER);
    }
    findings.accept(Finding.good(Step.WEBSOCKET, "the CSMS accepts, with " + opened.subprotocol()));
    boolean good = !boot || introduces(link, dialect(opened.subprotocol()));
    link.execute(new LinkCommand.Close(ATTEMPT, NORMAL, "checked"));
    while (good && next(GRACE) instanceof LinkEvent.Received) {
      // the CSMS shall see a close frame, and may say something before
    }
    return good;
  }

  private Dialect dialect(String subprotocol) {
    return station.dialects().stream()
        .filter(dialect -> dialect.subprotocol().equals(subprotocol))
        .findFirst()
        .orElse(station.dialects().getFirst());
  }

  private boolean bad(String words, Trouble trouble) {
    findings.accept(Finding.bad(words, trouble));
    return false;
  }

  private boolean bad(Introduction introduction) {
    return bad(introduction.words(), introduction.trouble());
  }

  private @Nullable LinkEvent next(Duration wait) {
    try {
      return events.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private boolean introduces(WireLink link, Dialect dialect) {
    Optional<Request> request = dialect.report(new Fact.BootDue(BootReason.POWER_UP));
    if (request.isEmpty()) {
      return true;
    }
    String id = UUID.randomUUID().toString();
    String text = codec.writeCall(id, request.get().action(), request.get().payload());
    link.execute(new LinkCommand.Send(ATTEMPT, text));
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      switch (next(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
        case null -> {
          return bad(Introduction.unanswered());
        }
        case LinkEvent.Closed closed -> {
          return bad(closed.words(), Trouble.DROPPED);
        }
        case LinkEvent.Received received -> {
          Optional<Boolean> verdict = heard(received.text(), id, dialect, request.get());
          if (verdict.isPresent()) {
            return verdict.get();
          }
        }
        case LinkEvent.Failed _, LinkEvent.Opened _, LinkEvent.Ponged _ -> {}
      }
    }
  }

  /** What a message of the CSMS means; what it asks meanwhile stays unanswered. */
  private Optional<Boolean> heard(String text, String id, Dialect dialect, Request request) {
    return switch (codec.read(text)) {
      case Frame.CallResult result when result.messageId().equals(id) ->
          Optional.of(answered(dialect, request, result));
      case Frame.CallError error when error.messageId().equals(id) ->
          Optional.of(bad(Introduction.failed(error.words())));
      case Frame.BrokenAnswer broken when broken.messageId().equals(id) ->
          Optional.of(bad(Introduction.failed(broken.detail())));
      case Frame.Call _,
          Frame.CallResult _,
          Frame.CallError _,
          Frame.BrokenAnswer _,
          Frame.Unreadable _ ->
          Optional.empty();
    };
  }

  private boolean answered(Dialect dialect, Request request, Frame.CallResult result) {
    List<Learned> learned;
    try {
      learned = dialect.answered(request, result.payload());
    } catch (MessageViolation wrong) {
      return bad(Introduction.failed(Introduction.notUnderstood(wrong)));
    }
    boolean accepted = true;
    for (Learned lesson : learned) {
      if (lesson instanceof Learned.Time(var time)) {
        signs.timeTold(time);
      } else if (lesson instanceof Learned.Registration(var status, _, _)) {
        accepted = registered(status);
      }
    }
    return accepted;
  }

  private boolean registered(RegistrationStatus status) {
    Introduction introduction = Introduction.answered(status);
    if (status != RegistrationStatus.ACCEPTED) {
      return bad(introduction);
    }
    findings.accept(Finding.good(Step.BOOT, introduction.words()));
    return true;
  }
}
