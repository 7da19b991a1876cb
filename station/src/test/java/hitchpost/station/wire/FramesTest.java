package hitchpost.station.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of a client: RFC 6455, 5.2-5.3 and 5.5. */
class FramesTest {
  private final Frames frames = new Frames();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 125, 126, 127, 65_535, 65_536, 200_001})
  void aTextOfAnyLengthIsOneMaskedFrame(int length) throws IOException {
    String text = "x".repeat(length);
    ByteBuffer sent = frames.text(text);
    int header = length <= 125 ? 6 : length <= 65_535 ? 8 : 14;
    assertEquals(header + length, sent.remaining());

    Peer.Frame frame = read(sent);
    assertEquals(0x81, frame.firstByte());
    assertTrue(frame.masked());
    assertEquals(text, new String(frame.payload(), UTF_8));
  }

  @Test
  void everyFrameHasItsOwnMask() {
    byte[] one = mask(frames.text("same"));
    byte[] other = mask(frames.text("same"));
    assertNotEquals(Arrays.toString(one), Arrays.toString(other));
  }

  @Test
  void aPongCarriesThePayloadOfThePing() throws IOException {
    byte[] payload = {1, 2, 3};
    Peer.Frame frame = read(frames.pong(ByteBuffer.wrap(payload)));
    assertEquals(0x8A, frame.firstByte());
    assertArrayEquals(payload, frame.payload());
  }

  @Test
  void aCloseReasonIsCutAtACharacterBorderToFitAControlFrame() throws IOException {
    Peer.Frame frame = read(frames.close(1002, "ä".repeat(100)));
    assertEquals(0x88, frame.firstByte());
    assertEquals(1002, ByteBuffer.wrap(frame.payload()).getShort() & 0xFFFF);
    String reason = new String(frame.payload(), 2, frame.payload().length - 2, UTF_8);
    assertEquals("ä".repeat(61), reason);
  }

  private static Peer.Frame read(ByteBuffer sent) throws IOException {
    return Peer.readFrame(new ByteArrayInputStream(bytes(sent)));
  }

  private static byte[] mask(ByteBuffer frame) {
    return Arrays.copyOfRange(bytes(frame), 2, 6);
  }

  private static byte[] bytes(ByteBuffer frame) {
    byte[] bytes = new byte[frame.remaining()];
    frame.duplicate().get(bytes);
    return bytes;
  }
}
