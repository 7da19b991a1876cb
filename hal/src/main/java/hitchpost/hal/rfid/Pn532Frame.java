package hitchpost.hal.rfid;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.ByteLink;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * Frames of a PN532 on a serial line.
 *
 * <p>Source: NXP UM0701-02, 6.2: {@code 00 00 FF LEN LCS data DCS 00}, where LEN and LCS, and data
 * and DCS, add up to 0.
 */
final class Pn532Frame {
  private static final byte[] ACK = {0, 0, (byte) 0xff, 0, (byte) 0xff, 0};
  private static final int FROM_HOST = 0xd4;
  private static final int TO_HOST = 0xd5;

  private final ByteLink link;
  private final HalClock clock;
  private final byte[] one = new byte[1];

  Pn532Frame(ByteLink link, HalClock clock) {
    this.link = link;
    this.clock = clock;
  }

  /** The bytes of a command. */
  static byte[] command(int... data) {
    var frame = new ByteArrayOutputStream();
    int length = data.length + 1;
    frame.writeBytes(new byte[] {0, 0, (byte) 0xff, (byte) length, (byte) -length});
    frame.write(FROM_HOST);
    int sum = FROM_HOST;
    for (int each : data) {
      frame.write(each);
      sum += each;
    }
    frame.write(-sum);
    frame.write(0);
    return frame.toByteArray();
  }

  /** Stops what the chip is doing. */
  void abort() {
    link.write(ACK);
  }

  /**
   * Gives a command and waits for its answer.
   *
   * @return what follows the code of the answer, which is that of the command plus one
   * @throws DeviceException when none comes in time or it makes no sense
   */
  byte[] exchange(Duration patience, int... data) {
    link.discardInput();
    link.write(command(data));
    long begin = clock.nanos();
    byte[] frame = next(begin, patience);
    // the acknowledgement comes before the answer, and is a frame without data
    if (frame.length == 0) {
      frame = next(begin, patience);
    }
    if (frame.length < 2 || (frame[0] & 0xff) != TO_HOST || (frame[1] & 0xff) != data[0] + 1) {
      throw new DeviceException(Reason.REFUSED, "the PN532 refused command " + data[0]);
    }
    return Arrays.copyOfRange(frame, 2, frame.length);
  }

  private byte[] next(long begin, Duration patience) {
    int before = -1;
    while (true) {
      int now = octet(begin, patience);
      if (before == 0 && now == 0xff) {
        return body(begin, patience);
      }
      before = now;
    }
  }

  private byte[] body(long begin, Duration patience) {
    int length = octet(begin, patience);
    int check = octet(begin, patience);
    if (length == 0 && check == 0xff) {
      return new byte[0];
    }
    byte[] data = new byte[length];
    int sum = 0;
    for (int i = 0; i < length; i++) {
      data[i] = (byte) octet(begin, patience);
      sum += data[i];
    }
    int dataCheck = octet(begin, patience);
    if (((length + check) & 0xff) != 0 || ((sum + dataCheck) & 0xff) != 0) {
      throw new DeviceException(Reason.GARBLED, "the PN532 sent a frame that does not add up");
    }
    return data;
  }

  private int octet(long begin, Duration patience) {
    Duration left = patience.minus(clock.since(begin));
    if (!left.isPositive() || link.read(one, 0, 1, left) == 0) {
      throw new DeviceException(Reason.TIMEOUT, "the PN532 does not answer");
    }
    return one[0] & 0xff;
  }
}
