package hitchpost.simulator.csms.model;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.message.OcppAction;
import hitchpost.core.rpc.Frame;
import hitchpost.simulator.csms.model.LedgerEntry.Kind;
import hitchpost.simulator.csms.model.LedgerEntry.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The calls of the operator to stations: one at a time on each connection, and their answers. */
final class OperatorCalls {
  private final Policy policy;
  private final Sender sender;
  private final Deadlines deadlines;
  private final String idPrefix;
  private long calls;

  OperatorCalls(Policy policy, Sender sender, Deadlines deadlines, String idPrefix) {
    this.policy = policy;
    this.sender = sender;
    this.deadlines = deadlines;
    this.idPrefix = idPrefix;
  }

  long place(Instant now, Line line, OcppAction action, JsonNode payload, List<CsmsOutput> out) {
    if (line.wire.action(action.wire()).filter(action::equals).isEmpty()) {
      throw new CallImpossible(
          "OCPP "
              + line.wire.version().text()
              + ", which the station speaks, has no such "
              + action.wire());
    }
    if (action.direction() == OcppAction.Direction.TO_CSMS) {
      throw new CallImpossible("no CSMS sends " + action.wire());
    }
    Record request = MessageCodec.decode(payload, action.request());
    Line.Call call = newCall(action.wire(), action, request, MessageCodec.write(request));
    line.enqueue(call);
    sendNext(now, line, out);
    return call.number();
  }

  long placeAsIs(Instant now, Line line, String action, JsonNode payload, List<CsmsOutput> out) {
    Optional<OcppAction> known = line.wire.action(action);
    Line.Call call = newCall(action, known.orElse(null), null, payload.toString());
    send(now, line, call, out);
    return call.number();
  }

  void result(Instant now, Line line, Frame.CallResult result, String text, List<CsmsOutput> out) {
    String id = result.messageId();
    Line.Call call = line.finish(id);
    Record content = null;
    MessageViolation violation = null;
    if (call != null && call.action() != null) {
      try {
        content = MessageCodec.decode(result.payload(), call.action().response());
      } catch (MessageViolation wrong) {
        violation = wrong;
      }
    }
    arrived(now, line, Kind.RESULT, id, call, content, text);
    if (violation != null) {
      line.recorder.add(Rule.SCHEMA, violation.path(), violation.detail());
    }
    if (call != null && content != null) {
      line.wire.answered(line.book, call.request(), content);
    }
    Optional<String> wrong = Optional.ofNullable(violation).map(MessageViolation::getMessage);
    conclude(now, line, call, new StationAnswer.Result(result.payload(), wrong), out);
  }

  void error(Instant now, Line line, Frame.CallError error, String text, List<CsmsOutput> out) {
    Line.Call call = line.finish(error.messageId());
    arrived(now, line, Kind.ERROR, error.messageId(), call, null, text);
    var answer = new StationAnswer.Refusal(error.code(), error.description(), error.details());
    conclude(now, line, call, answer, out);
  }

  void broken(
      Instant now, Line line, Frame.BrokenAnswer broken, String text, List<CsmsOutput> out) {
    Line.Call call = line.finish(broken.messageId());
    arrived(now, line, Kind.UNREADABLE, broken.messageId(), call, null, text);
    line.recorder.add(Rule.FRAME, "", broken.detail());
    conclude(now, line, call, new StationAnswer.None("unreadable: " + broken.detail()), out);
  }

  void giveUp(Instant now, Line line, String messageId, List<CsmsOutput> out) {
    conclude(now, line, line.finish(messageId), new StationAnswer.None("no answer in time"), out);
  }

  void abandon(Line line, List<CsmsOutput> out) {
    for (Line.Call call : line.abandon()) {
      var answer = new StationAnswer.None("the connection was lost");
      out.add(new CsmsOutput.Answered(line.book.stationId(), call.number(), answer));
    }
  }

  private Line.Call newCall(
      String name, @Nullable OcppAction action, @Nullable Record request, String payload) {
    long number = ++calls;
    return new Line.Call(number, idPrefix + number, name, action, request, payload);
  }

  private static void arrived(
      Instant now,
      Line line,
      Kind kind,
      String id,
      Line.@Nullable Call call,
      @Nullable Record content,
      String text) {
    line.recorder.arrived(now, kind, id, call == null ? "" : call.name(), content, text, "");
    if (call == null) {
      line.recorder.add(Rule.PROTOCOL, "", line.answerComplaint(id));
    }
  }

  private void conclude(
      Instant now,
      Line line,
      Line.@Nullable Call call,
      StationAnswer answer,
      List<CsmsOutput> out) {
    if (call != null) {
      out.add(new CsmsOutput.Answered(line.book.stationId(), call.number(), answer));
      sendNext(now, line, out);
    }
  }

  private void sendNext(Instant now, Line line, List<CsmsOutput> out) {
    Line.Call next = line.next();
    if (next != null) {
      send(now, line, next, out);
    }
  }

  private void send(Instant now, Line line, Line.Call call, List<CsmsOutput> out) {
    line.opened(call);
    sender.call(now, line, call, out);
    Instant due = now.plus(policy.callTimeout());
    deadlines.add(due, line, new Deadlines.Task.GiveUp(call.messageId()));
  }
}
