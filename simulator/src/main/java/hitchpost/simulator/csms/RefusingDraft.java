package hitchpost.simulator.csms;

import hitchpost.station.file.OcppVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;

/**
 * WebSockets with the subprotocols of OCPP, without extensions, with a bound for frames, and with
 * refusals by HTTP status: where the library's own answer is always 101 or 404, a handshake that
 * was given another status is answered with that.
 *
 * <p>A client that offers no known subprotocol gets none, and is to be closed then (OCPP-J 1.6,
 * 3.1.2; OCPP 2.0.1 part 4, 3.2).
 */
final class RefusingDraft extends Draft_6455 {
  private final List<OcppVersion> versions;

  /**
   * A draft for a server.
   *
   * @param versions what it speaks; of those that a station offers the first here is spoken
   */
  RefusingDraft(List<OcppVersion> versions) {
    super(List.of(), protocols(versions), ServerSettings.MAX_FRAME_BYTES);
    this.versions = versions;
  }

  private static List<IProtocol> protocols(List<OcppVersion> versions) {
    List<IProtocol> protocols = new ArrayList<>();
    versions.forEach(version -> protocols.add(new Protocol(version.subprotocol())));
    protocols.add(new Protocol(""));
    return protocols;
  }

  @Override
  public List<ByteBuffer> createHandshake(Handshakedata handshake, boolean withContent) {
    boolean refused = handshake instanceof ServerHandshake answer && answer.getHttpStatus() >= 400;
    return refused
        ? List.of(refusal((ServerHandshake) handshake))
        : super.createHandshake(handshake, withContent);
  }

  @Override
  public Draft copyInstance() {
    return new RefusingDraft(versions);
  }

  private static ByteBuffer refusal(ServerHandshake answer) {
    String reason =
        switch (answer.getHttpStatus()) {
          case 401 -> "Unauthorized\r\nWWW-Authenticate: Basic realm=\"csms\"";
          case 404 -> "Not Found";
          default -> "Service Unavailable";
        };
    String head =
        "HTTP/1.1 "
            + answer.getHttpStatus()
            + " "
            + reason
            + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    return ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
  }
}
