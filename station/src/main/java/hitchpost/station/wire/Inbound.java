package hitchpost.station.wire;

import java.nio.ByteBuffer;

/** What a CSMS sends, once it is complete and checked. */
sealed interface Inbound {
  record Text(String text) implements Inbound {}

  record Ping(ByteBuffer payload) implements Inbound {}

  record Pong() implements Inbound {}

  /** {@code code} is 1005 where the frame carries none. */
  record Close(int code, String reason) implements Inbound {}
}
