package hitchpost.core.conversation;

import hitchpost.core.Asker;
import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.dialect.IncomingCall;
import hitchpost.core.rpc.Connection;
import hitchpost.core.rpc.Frame;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.types.RegistrationStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;

/** Exactly one answer to every call of the CSMS, also when it takes the station a while. */
final class Answers {
  /** Most calls of the CSMS that are being worked on at a time; further ones are refused. */
  static final int MAX_PENDING = 16;

  private final FrameCodec codec;
  private final Connection connection;
  private final Partner partner;
  private final Map<String, Pending<?>> pending = new LinkedHashMap<>();

  private record Pending<V extends Verdict>(Function<V, String> reply) {
    @SuppressWarnings("unchecked")
    String payload(Verdict verdict) {
      return reply.apply((V) verdict);
    }
  }

  Answers(FrameCodec codec, Connection connection, Partner partner) {
    this.codec = codec;
    this.connection = connection;
    this.partner = partner;
  }

  /** A new connection: nobody waits for the answers of the old one. */
  void reset() {
    pending.clear();
  }

  void called(
      Effects fx, Dialect dialect, RegistrationStatus registration, Frame.Call call, int bytes) {
    if (!dialect.answersWhile(registration)) {
      fx.tell(new Fact.Dropped("a call", "the CSMS has not accepted the station"));
      return;
    }
    String id = call.messageId();
    if (pending.containsKey(id)) {
      error(fx, dialect, id, RpcError.PROTOCOL_ERROR, "the message id belongs to an open call");
      return;
    }
    if (pending.size() == MAX_PENDING) {
      error(fx, dialect, id, RpcError.INTERNAL_ERROR, "too many calls at a time");
      return;
    }
    switch (dialect.receive(new IncomingCall(call.action(), call.payload(), bytes, registration))) {
      case Inbound.Refused refused ->
          error(fx, dialect, id, refused.error(), refused.description());
      case Inbound.Settled settled ->
          connection.send(fx, codec.writeCallResult(id, settled.payload()));
      case Inbound.Asked<?> asked -> {
        pending.put(id, new Pending<>(asked.reply()));
        partner.asked(fx, new Asker.Csms(id), asked.ask());
      }
    }
  }

  void unreadable(Effects fx, Dialect dialect, Frame.Unreadable frame) {
    String id = frame.messageId();
    boolean ignored =
        frame.error() == RpcError.MESSAGE_TYPE_NOT_SUPPORTED
            && !dialect.answersUnknownMessageTypes();
    if (id == null || ignored) {
      fx.tell(new Fact.Dropped("a frame", frame.detail()));
    } else {
      error(fx, dialect, id, frame.error(), frame.detail());
    }
  }

  void answer(Effects fx, Dialect dialect, Asker.Csms asker, Verdict verdict) {
    Pending<?> waiting = pending.remove(asker.messageId());
    if (waiting != null && verdict instanceof Verdict.Unsupported unsupported) {
      error(fx, dialect, asker.messageId(), RpcError.NOT_SUPPORTED, unsupported.why());
    } else if (waiting != null) {
      connection.send(fx, codec.writeCallResult(asker.messageId(), waiting.payload(verdict)));
    }
  }

  private void error(Effects fx, Dialect dialect, String id, RpcError error, String description) {
    String text =
        description.length() > FrameCodec.MAX_DESCRIPTION_LENGTH
            ? description.substring(0, FrameCodec.MAX_DESCRIPTION_LENGTH)
            : description;
    connection.send(
        fx,
        codec.write(
            new Frame.CallError(
                id, dialect.errorCode(error), text, JsonNodeFactory.instance.objectNode())));
  }
}
