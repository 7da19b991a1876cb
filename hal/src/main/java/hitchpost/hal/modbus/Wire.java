package hitchpost.hal.modbus;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.LinkTraffic;
import org.jspecify.annotations.Nullable;

/** The line of a bus with its frames; changed and used by the thread that owns the line. */
final class Wire {
  private final Framing framing;
  private final HalClock clock;
  private final LinkTraffic traffic;
  private @Nullable ByteLink link;

  Wire(Framing framing, HalClock clock, LinkTraffic traffic) {
    this.framing = framing;
    this.clock = clock;
    this.traffic = traffic;
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
    long begun = clock.nanos();
    try {
      byte[] answer = framing.exchange(line, unit, request);
      traffic.answered(clock.nanos() - begun);
      return answer;
    } catch (DeviceException | LinkLostException failed) {
      traffic.failed();
      throw failed;
    }
  }
}
