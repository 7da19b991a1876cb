package hitchpost.hal.openevse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds frames among what a board sends, which also prints lines for people and loses bytes: each
 * {@code $} begins a frame anew, a line end finishes it, and everything outside is dropped.
 */
final class RapiReader {
  /** Longest frame that is taken; boards send less than 80 bytes. */
  private static final int MAX_BYTES = 128;

  private final StringBuilder line = new StringBuilder();
  private boolean inside;

  /** Takes bytes and gives the frames that became whole, oldest first. */
  List<RapiFrame> take(byte[] bytes, int length) {
    var frames = new ArrayList<RapiFrame>();
    for (int i = 0; i < length; i++) {
      take((char) (bytes[i] & 0xFF)).ifPresent(frames::add);
    }
    return frames;
  }

  private Optional<RapiFrame> take(char c) {
    if (c == '$') {
      line.setLength(0);
      inside = true;
    }
    if (!inside) {
      return Optional.empty();
    }
    if (c == '\r' || c == '\n' || line.length() == MAX_BYTES) {
      inside = false;
      return RapiFrame.decode(line.toString());
    }
    line.append(c);
    return Optional.empty();
  }
}
