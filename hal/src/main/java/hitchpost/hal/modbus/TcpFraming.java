package hitchpost.hal.modbus;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkLostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/** Frames of a TCP connection: a head with a number that the answer carries too. */
final class TcpFraming implements Framing {
  private static final int HEAD_BYTES = 7;
  private static final int LONGEST_PDU = 253;

  private final Duration patience;
  private final byte[] frame = new byte[HEAD_BYTES + LONGEST_PDU];
  private int number;

  TcpFraming(Duration patience) {
    this.patience = patience;
  }

  @Override
  public void begin() {
    number = 0;
  }

  @Override
  public byte[] exchange(ByteLink link, int unit, Request request) {
    number = number + 1 & 0xFFFF;
    ByteBuffer sent = ByteBuffer.allocate(HEAD_BYTES + request.pdu().length);
    sent.putShort((short) number).putShort((short) 0);
    sent.putShort((short) (request.pdu().length + 1)).put((byte) unit).put(request.pdu());
    link.write(sent.array());
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      byte[] answer = nextAnswer(link, unit, end);
      if (answer.length >= 2) {
        int length = request.answerBytes(answer[0] & 0xFF, answer[1] & 0xFF);
        if (length != answer.length) {
          throw new DeviceException(
              Reason.GARBLED, "unit " + unit + " answers " + request + " with something else");
        }
        return answer;
      }
    }
  }

  /** The next answer, empty for one to an older question. */
  private byte[] nextAnswer(ByteLink link, int unit, long end) {
    fill(link, unit, 0, HEAD_BYTES, end);
    ByteBuffer head = ByteBuffer.wrap(frame);
    int length = (head.getShort(4) & 0xFFFF) - 1;
    if (head.getShort(2) != 0 || length < 1 || length > LONGEST_PDU) {
      // where the next answer would begin, nobody knows any more
      throw new LinkLostException("unit " + unit + " sends what is no Modbus");
    }
    fill(link, unit, HEAD_BYTES, HEAD_BYTES + length, end);
    boolean ours = (head.getShort(0) & 0xFFFF) == number;
    return ours ? Arrays.copyOfRange(frame, HEAD_BYTES, HEAD_BYTES + length) : new byte[0];
  }

  private void fill(ByteLink link, int unit, int from, int to, long end) {
    int at = from;
    while (at < to) {
      long left = end - System.nanoTime();
      int more = left <= 0 ? 0 : link.read(frame, at, to - at, Duration.ofNanos(left));
      if (more == 0 && at == 0) {
        throw new DeviceException(Reason.TIMEOUT, "unit " + unit + " does not answer");
      }
      if (more == 0) {
        throw new LinkLostException("unit " + unit + " stopped in the middle of an answer");
      }
      at += more;
    }
  }
}
