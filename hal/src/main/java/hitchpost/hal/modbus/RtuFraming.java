package hitchpost.hal.modbus;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.SerialSettings;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Frames of a serial line: unit, request, check sum, parted by silence. The answer is looked for in
 * everything that comes: noise before it, the answer of another unit and late answers are passed
 * over until the patience ends.
 *
 * <p>Some adapters hear what they send, and a write is confirmed by the very bytes it was asked
 * with. A read is not: so each read tells whether the adapter is of that kind.
 */
final class RtuFraming implements Framing {
  private static final int LONGEST_HEARD = 1024;

  /** Above 19200 baud the silence no longer shrinks. */
  private static final long LEAST_GAP_NANOS = 1_750_000;

  private static final double GAP_CHARACTERS = 3.5;

  private final SerialPatience patience;
  private final HalClock clock;
  private final long gapNanos;
  private final byte[] heard = new byte[LONGEST_HEARD];
  private int count;
  private long lastByteNanos;

  /** The adapter of this line hands back what it sends. */
  private boolean echoes;

  RtuFraming(SerialSettings settings, SerialPatience patience, HalClock clock) {
    this.patience = patience;
    this.clock = clock;
    this.gapNanos = Math.max(LEAST_GAP_NANOS, settings.nanosOf(GAP_CHARACTERS));
  }

  @Override
  public void begin() {
    lastByteNanos = clock.nanos();
    echoes = false;
  }

  @Override
  public byte[] exchange(ByteLink link, int unit, Request request) {
    keepSilence();
    link.discardInput();
    byte[] frame = new byte[1 + request.pdu().length];
    frame[0] = (byte) unit;
    System.arraycopy(request.pdu(), 0, frame, 1, request.pdu().length);
    byte[] sealed = Crc16.sealed(frame);
    link.write(sealed);
    try {
      return receive(link, unit, request, sealed);
    } finally {
      lastByteNanos = clock.nanos();
    }
  }

  private void keepSilence() {
    Duration left = Duration.ofNanos(gapNanos).minus(clock.since(lastByteNanos));
    while (left.isPositive()) {
      clock.park(left);
      left = Duration.ofNanos(gapNanos).minus(clock.since(lastByteNanos));
    }
  }

  private byte[] receive(ByteLink link, int unit, Request request, byte[] sent) {
    count = 0;
    long end = System.nanoTime() + patience.firstByte().toNanos();
    while (count < heard.length) {
      long left = end - System.nanoTime();
      int more = left <= 0 ? 0 : link.read(heard, count, heard.length - count, nanos(left));
      if (more == 0) {
        throw nothing(unit, request, sent);
      }
      count += more;
      byte[] answer = find(unit, request, afterEcho(request, sent));
      if (answer != null) {
        return answer;
      }
      end = Math.max(end, System.nanoTime() + patience.betweenBytes().toNanos());
    }
    throw new DeviceException(Reason.GARBLED, "unit " + unit + ": the line babbles");
  }

  /** Where an answer can begin: behind what the adapter hands back, if it is one that does. */
  private int afterEcho(Request request, byte[] sent) {
    int at = 0;
    while (at + sent.length <= count
        && !Arrays.equals(heard, at, at + sent.length, sent, 0, sent.length)) {
      at++;
    }
    boolean there = at + sent.length <= count;
    echoes |= there && request.reads();
    if (!echoes) {
      return 0;
    }
    return there ? at + sent.length : count;
  }

  private byte @Nullable [] find(int unit, Request request, int from) {
    for (int at = from; at + 1 + Request.EXCEPTION_BYTES + 2 <= count; at++) {
      int length = request.answerBytes(heard[at + 1] & 0xFF, heard[at + 2] & 0xFF);
      int end = at + 1 + length + 2;
      boolean ours = (heard[at] & 0xFF) == unit && length > 0 && end <= count;
      if (ours && Crc16.sound(heard, at, end)) {
        return Arrays.copyOfRange(heard, at + 1, end - 2);
      }
    }
    return null;
  }

  private DeviceException nothing(int unit, Request request, byte[] sent) {
    boolean silent = count == 0 || echoes && Arrays.equals(heard, 0, count, sent, 0, sent.length);
    return silent
        ? new DeviceException(Reason.TIMEOUT, "unit " + unit + " does not answer")
        : new DeviceException(
            Reason.GARBLED, "unit " + unit + " answers " + request + " with nothing that fits");
  }

  private static Duration nanos(long nanos) {
    return Duration.ofNanos(nanos);
  }
}
