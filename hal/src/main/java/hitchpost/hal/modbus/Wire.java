package hitchpost.hal.modbus;

import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkLostException;
import org.jspecify.annotations.Nullable;

/** The line of a bus with its frames; changed and used by the thread that owns the line. */
final class Wire {
  private final Framing framing;
  private final HalClock clock;
  private @Nullable ByteLink link;

  Wire(Framing framing, HalClock clock) {
    this.framing = framing;
    this.clock = clock;
  }

  HalClock clock() {
    return clock;
  }

  void opened(ByteLink opened) {
    link = opened;
    framing.begin();
  }

  void lost() {
    link = null;
  }

  byte[] exchange(int unit, Request request) {
    ByteLink line = link;
    if (line == null) {
      throw new LinkLostException("the line is closed");
    }
    return framing.exchange(line, unit, request);
  }
}
