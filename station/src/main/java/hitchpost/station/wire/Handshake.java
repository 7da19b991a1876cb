package hitchpost.station.wire;

import hitchpost.core.rpc.Trouble;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** What follows the TCP connection: TLS where wanted, then the upgrade request and its answer. */
final class Handshake implements Loop.Channeled {
  private enum Phase {
    SECURING,
    UPGRADING,
    OVER
  }

  private static final int FIRST_ANSWER_BYTES = 512;

  private final Loop loop;
  private final WireLimits limits;
  private final String host;
  private final Upgrade upgrade;
  private final SelectionKey key;
  private final Transport transport;
  private final Dial dial;

  private Phase phase = Phase.SECURING;
  private final Outbox outbox = new Outbox();
  private byte[] answer = new byte[FIRST_ANSWER_BYTES];
  private int answerBytes;

  Handshake(
      Loop loop,
      WireLimits limits,
      String host,
      Upgrade upgrade,
      SelectionKey key,
      Transport transport,
      Dial dial) {
    this.loop = loop;
    this.limits = limits;
    this.host = host;
    this.upgrade = upgrade;
    this.key = key;
    this.transport = transport;
    this.dial = dial;
  }

  void start() {
    key.attach(this);
    advance();
  }

  void close() {
    phase = Phase.OVER;
    transport.close();
  }

  /** What has not happened yet. */
  Setback waitsFor() {
    return phase == Phase.SECURING
        ? new Setback(Trouble.TLS_SILENT, "no end of the TLS handshake with " + host)
        : new Setback(
            Trouble.NO_ANSWER, "no complete answer of " + host + " to the WebSocket upgrade");
  }

  @Override
  public void abandon(String reason) {
    dial.fail(new Setback(Trouble.OTHER, reason));
  }

  @Override
  public void ready(SelectionKey ready) {
    advance();
  }

  private void advance() {
    if (phase == Phase.SECURING) {
      secure();
    }
    if (phase == Phase.UPGRADING) {
      exchange();
    }
  }

  private void secure() {
    try {
      if (!(transport instanceof TlsTransport tls)) {
        sendRequest();
        return;
      }
      switch (tls.handshake(loop.readBuffer())) {
        case DONE -> {
          dial.progress().secured(tls.session());
          sendRequest();
        }
        case READABLE -> key.interestOps(SelectionKey.OP_READ);
        case WRITABLE -> key.interestOps(SelectionKey.OP_WRITE);
        case TASKS -> {
          key.interestOps(0);
          tls.runTasks(() -> loop.post(() -> tasksDone(tls)));
        }
      }
    } catch (IOException e) {
      TlsTransport.Stage stage =
          transport instanceof TlsTransport tls ? tls.stage() : TlsTransport.Stage.HELLO;
      dial.fail(Words.noTls(e, host, stage, Instant.now()));
    }
  }

  private void tasksDone(TlsTransport tls) {
    tls.tasksDone();
    advance();
  }

  private void sendRequest() {
    outbox.add(ByteBuffer.wrap(upgrade.request()));
    phase = Phase.UPGRADING;
  }

  private void exchange() {
    try {
      boolean sent = outbox.flush(transport);
      key.interestOps(sent ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      read();
    } catch (IOException e) {
      boolean wanted = transport instanceof TlsTransport tls && tls.certificateMissed();
      dial.fail(wanted ? Words.certificateWanted(host) : Words.noAnswer(e, host));
    } catch (UpgradeRefused e) {
      dial.fail(new Setback(e.trouble(), e.why()));
    }
  }

  private void read() throws IOException {
    ByteBuffer buffer = loop.readBuffer().clear();
    int count = transport.read(buffer);
    if (count < 0) {
      throw new EOFException();
    }
    if (count > 0) {
      consume(buffer.flip());
    }
    if (phase == Phase.UPGRADING && transport.buffered()) {
      loop.post(this::advance);
    }
  }

  private void consume(ByteBuffer bytes) {
    int room = limits.answerHeaderBytes() - answerBytes;
    int piece = Math.min(bytes.remaining(), room);
    if (answer.length < answerBytes + piece) {
      answer = Arrays.copyOf(answer, Math.max(answerBytes + piece, answer.length * 2));
    }
    bytes.get(answer, answerBytes, piece);
    int searched = Math.max(0, answerBytes - 3);
    answerBytes += piece;
    int end = endOfHead(searched);
    if (end >= 0) {
      accept(end, bytes);
    } else if (piece == room) {
      throw new UpgradeRefused(
          "the answer has more than " + limits.answerHeaderBytes() + " bytes of headers");
    }
  }

  private void accept(int end, ByteBuffer rest) {
    String head = new String(answer, 0, end, StandardCharsets.ISO_8859_1);
    dial.progress().answered(head);
    String subprotocol = upgrade.accepted(head);
    int after = end + 4;
    ByteBuffer early = ByteBuffer.allocate(answerBytes - after + rest.remaining());
    early.put(answer, after, answerBytes - after).put(rest).flip();
    phase = Phase.OVER;
    dial.upgraded(subprotocol, key, transport, early);
  }

  private int endOfHead(int from) {
    for (int i = from; i + 3 < answerBytes; i++) {
      if (answer[i] == '\r'
          && answer[i + 1] == '\n'
          && answer[i + 2] == '\r'
          && answer[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
