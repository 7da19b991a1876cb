package hitchpost.simulator.csms;

import hitchpost.core.message.MessageViolation;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.simulator.csms.model.StationAnswer;
import hitchpost.station.file.OcppVersion;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Carries out orders, one after the other; the order itself may take its time. */
final class OrderRunner {
  private final LiveCsms live;
  private final FileDesk desk;
  private final Listings listings;
  private final Changes changes;
  private final Checks checks;

  /** How an order ended, and what there is to show. */
  sealed interface Outcome {
    List<String> lines();

    record Done(List<String> lines) implements Outcome {}

    record Failed(List<String> lines) implements Outcome {}

    record Quit(List<String> lines) implements Outcome {}

    static Outcome done(String... lines) {
      return new Done(List.of(lines));
    }

    static Outcome failed(String... lines) {
      return new Failed(List.of(lines));
    }
  }

  OrderRunner(LiveCsms live, CsmsServer server, FileDesk desk) {
    this.live = live;
    this.desk = desk;
    listings = new Listings(live, server, desk);
    changes = new Changes(live, server);
    checks = new Checks(live);
  }

  Outcome run(Order order) throws InterruptedException {
    try {
      return switch (order) {
        case Order.Listing listing -> new Outcome.Done(listings.of(listing));
        case Order.Setting setting -> Outcome.done(changes.make(setting));
        case Order.Sending sending -> send(sending);
        case Order.Check check -> checks.of(check);
        case Order.Sleep sleep -> {
          Thread.sleep(sleep.time());
          yield Outcome.done();
        }
        case Order.Echo echo -> Outcome.done(echo.text());
        case Order.Quit quit -> new Outcome.Quit(List.of());
      };
    } catch (CallImpossible | MessageViolation | UncheckedIOException impossible) {
      return Outcome.failed(Visible.text(String.valueOf(impossible.getMessage())));
    }
  }

  private Outcome send(Order.Sending sending) throws InterruptedException {
    checks.mark(sending.stationId());
    OcppVersion version = live.version(sending.stationId());
    Instant now = live.time();
    return switch (sending) {
      case Order.Send send -> send(send, send.words().in(version, now));
      case Order.Report report -> report(report, version, now);
      case Order.Update update -> send(update, desk.update(update.words(), version, now));
      case Order.FetchLog log -> send(log, desk.upload(log.stationId(), log.words(), version, now));
      case Order.SendAsIs send ->
          answered(live.callAsIs(send.stationId(), send.action(), send.payload()));
      case Order.SendText text -> {
        live.sendText(text.stationId(), text.text());
        yield Outcome.done();
      }
    };
  }

  private Outcome send(Order.Sending order, Call call) throws InterruptedException {
    return answered(live.call(order.stationId(), call.action(), call.payload()));
  }

  private Outcome report(Order.Report order, OcppVersion version, Instant now)
      throws InterruptedException {
    Outcome asked = send(order, order.words().in(version, now));
    return version != OcppVersion.V1_6 && checks.isAccepted()
        ? checks.reported(order.stationId(), ModelWords.Report.requestId(now))
        : asked;
  }

  private Outcome answered(CompletableFuture<StationAnswer> sent) throws InterruptedException {
    try {
      StationAnswer answer = sent.get();
      checks.answered(answer);
      return new Outcome.Done(words(answer));
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("an answer never fails", impossible);
    }
  }

  private static List<String> words(StationAnswer answer) {
    List<String> lines = new ArrayList<>();
    switch (answer) {
      case StationAnswer.Result result -> {
        lines.add(Summary.payload(result.payload()));
        result.violation().ifPresent(wrong -> lines.add("this answer is wrong: " + wrong));
      }
      case StationAnswer.Refusal error ->
          lines.add("CALLERROR " + error.code() + " " + error.description());
      case StationAnswer.None none -> lines.add("no answer: " + none.reason());
    }
    return lines.stream().map(Visible::text).toList();
  }
}
