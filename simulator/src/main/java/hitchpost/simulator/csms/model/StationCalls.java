package hitchpost.simulator.csms.model;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.message.OcppAction;
import hitchpost.core.rpc.Frame;
import hitchpost.core.rpc.RpcError;
import hitchpost.simulator.csms.model.LedgerEntry.Kind;
import hitchpost.simulator.csms.model.LedgerEntry.Rule;
import hitchpost.station.file.OcppVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The CALLs of stations: checked, entered in the books, and answered as the behaviour says. */
final class StationCalls {
  private final Policy policy;
  private final Sender sender;
  private final Deadlines deadlines;
  private BehaviourSource behaviours = new BehaviourTable();

  StationCalls(Policy policy, Sender sender, Deadlines deadlines) {
    this.policy = policy;
    this.sender = sender;
    this.deadlines = deadlines;
  }

  void behave(BehaviourSource source) {
    behaviours = source;
  }

  void received(Instant now, Line line, Frame.Call call, String text, List<CsmsOutput> out) {
    OcppAction action =
        line.wire
            .action(call.action())
            .filter(known -> known.direction() != OcppAction.Direction.TO_STATION)
            .orElse(null);
    if (action == null) {
      line.recorder.arrived(now, Kind.CALL, call.messageId(), call.action(), null, text, "");
      line.stationCalls(now, call.messageId(), policy.shortestStationTimeout());
      line.recorder.add(Rule.SCHEMA, "", "no station sends this action");
      sender.refuse(now, line, call, RpcError.NOT_IMPLEMENTED, "unknown action", out);
      return;
    }
    Record request = null;
    MessageViolation violation = null;
    try {
      request = MessageCodec.decode(call.payload(), action.request());
    } catch (MessageViolation wrong) {
      violation = wrong;
    }
    Behaviour behaviour = behaviours.next(line.book.stationId(), action);
    String note = note(behaviour);
    line.recorder.arrived(now, Kind.CALL, call.messageId(), call.action(), request, text, note);
    line.stationCalls(now, call.messageId(), policy.shortestStationTimeout());
    if (line.book.mustNotSend(action)) {
      line.recorder.add(Rule.PROTOCOL, "", "sent without being accepted by the CSMS");
      if (policy.validate() && line.wire.version() != OcppVersion.V1_6) {
        // OCPP 2.0.1 part 2, B02.FR.09 and B03.FR.07; 1.6 leaves open what a CSMS does.
        sender.refuse(now, line, call, RpcError.SECURITY_ERROR, "not accepted yet", out);
        return;
      }
    }
    if (violation != null) {
      line.recorder.add(Rule.SCHEMA, violation.path(), violation.detail());
      if (policy.validate()) {
        sender.refuse(now, line, call, violation.error(), violation.getMessage(), out);
        return;
      }
    }
    answer(new Exchange(now, line, call.messageId(), action, request, note, out), behaviour);
  }

  /** A CALL that is to be answered; {@code request} is absent when the payload is wrong. */
  private record Exchange(
      Instant now,
      Line line,
      String id,
      OcppAction action,
      @Nullable Record request,
      String note,
      List<CsmsOutput> out) {}

  private void answer(Exchange x, Behaviour behaviour) {
    switch (behaviour) {
      case Behaviour.Normal normal -> send(x, x.id, process(x), x.note);
      case Behaviour.Late late -> {
        var answer = new Deadlines.Task.Answer(x.id, x.action.wire(), process(x));
        deadlines.add(x.now.plus(late.by()), x.line, answer);
      }
      case Behaviour.Never never -> process(x);
      case Behaviour.Ignore ignore -> {}
      case Behaviour.Refuse error ->
          sender.refuse(
              x.now,
              x.line,
              x.id,
              x.action.wire(),
              error.code(),
              error.description(),
              x.note,
              x.out);
      case Behaviour.Payload ordered -> {
        process(x);
        JsonNode payload = ordered.payload();
        sender.answerAsIs(x.now, x.line, x.id, x.action.wire(), payload, x.note, x.out);
      }
      case Behaviour.Garbage garbage -> {
        process(x);
        String half = "[3,\"" + x.id.replace("\"", "") + "\",{\"";
        sender.text(x.now, x.line, x.id, garbage.text().orElse(half), x.note, x.out);
      }
      case Behaviour.Twice twice -> {
        Record response = process(x);
        send(x, x.id, response, x.note);
        send(x, x.id, response, "again");
      }
      case Behaviour.WrongId wrong -> send(x, "nobody-" + x.line.generation, process(x), x.note);
      case Behaviour.Close close -> {
        process(x);
        x.out.add(new CsmsOutput.Close(x.line.book.stationId(), close.code(), "as ordered"));
      }
    }
  }

  /** Enters the request in the books and makes the answer. */
  private Record process(Exchange x) {
    return x.request == null
        ? x.line.wire.withoutBooks(x.now, x.line.book, x.action)
        : x.line.wire.answer(x.now, x.line.book, x.request, x.line.recorder);
  }

  private void send(Exchange x, String id, Record response, String note) {
    sender.answer(x.now, x.line, id, x.action.wire(), response, note, x.out);
  }

  private static String note(Behaviour behaviour) {
    return switch (behaviour) {
      case Behaviour.Normal n -> "";
      case Behaviour.Late late -> "answered " + late.by().toMillis() + " ms later";
      case Behaviour.Never never -> "not answered";
      case Behaviour.Ignore ignore -> "ignored";
      case Behaviour.Refuse error -> "refused as ordered";
      case Behaviour.Payload wrong -> "answered as ordered";
      case Behaviour.Garbage garbage -> "answered with garbage";
      case Behaviour.Twice twice -> "answered twice";
      case Behaviour.WrongId wrong -> "answered with a wrong message id";
      case Behaviour.Close close -> "connection closed instead";
    };
  }
}
