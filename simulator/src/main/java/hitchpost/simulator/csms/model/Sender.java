package hitchpost.simulator.csms.model;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.rpc.Frame;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.core.rpc.RpcError;
import hitchpost.simulator.csms.model.LedgerEntry.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes messages to stations: into the outputs and into the ledger. */
final class Sender {
  private final FrameCodec codec = new FrameCodec();

  void answer(
      Instant now,
      Line line,
      String id,
      String action,
      Record response,
      String note,
      List<CsmsOutput> out) {
    String text = codec.writeCallResult(id, MessageCodec.write(response));
    send(now, line, Kind.RESULT, id, action, response, text, note, out);
    line.stationAnswered(id);
  }

  /** An answer whose payload is as somebody wanted it. */
  void answerAsIs(
      Instant now,
      Line line,
      String id,
      String action,
      JsonNode payload,
      String note,
      List<CsmsOutput> out) {
    String text = codec.writeCallResult(id, payload.toString());
    send(now, line, Kind.RESULT, id, action, null, text, note, out);
    line.stationAnswered(id);
  }

  void refuse(
      Instant now, Line line, Frame.Call call, RpcError error, String why, List<CsmsOutput> out) {
    refuse(
        now,
        line,
        call.messageId(),
        call.action(),
        Spelling.of(line.wire.version(), error),
        why,
        "",
        out);
  }

  void refuse(
      Instant now,
      Line line,
      String id,
      String action,
      String code,
      String why,
      String note,
      List<CsmsOutput> out) {
    JsonNode details = JsonNodeFactory.instance.objectNode();
    String text = codec.write(new Frame.CallError(id, code, why, details));
    send(now, line, Kind.ERROR, id, action, null, text, note, out);
    line.stationAnswered(id);
  }

  void call(Instant now, Line line, Line.Call call, List<CsmsOutput> out) {
    String text = codec.writeCall(call.messageId(), call.name(), call.payload());
    send(now, line, Kind.CALL, call.messageId(), call.name(), call.request(), text, "", out);
  }

  /** Any text, which need not be a frame. */
  void text(Instant now, Line line, String id, String text, String note, List<CsmsOutput> out) {
    send(now, line, Kind.UNREADABLE, id, "", null, text, note, out);
  }

  private static void send(
      Instant now,
      Line line,
      Kind kind,
      String id,
      String action,
      @Nullable Record content,
      String text,
      String note,
      List<CsmsOutput> out) {
    line.recorder.sent(now, kind, id, action, content, text, note);
    out.add(new CsmsOutput.Send(line.book.stationId(), text));
  }
}
