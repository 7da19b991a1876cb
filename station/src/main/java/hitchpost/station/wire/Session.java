package hitchpost.station.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An open WebSocket. Tells its link exactly once that it has ended ({@link WireLink#ended}), and
 * later that its socket is gone ({@link WireLink#gone}).
 */
final class Session implements Loop.Channeled {
  /** The connection broke without a close frame (RFC 6455, 7.1.5). */
  static final int ABNORMAL = 1006;

  private enum Phase {
    OPEN,
    // ended for the station; the close frames and TCP still finish
    LEAVING,
    GONE
  }

  private final Loop loop;
  private final WireLimits limits;
  private final WireLink link;
  private final SelectionKey key;
  private final Transport transport;
  private final FrameReader reader;
  private final RateLimit pongs;
  private final Outbox outbox = new Outbox();

  private Phase phase = Phase.OPEN;
  private boolean flushComing;
  private boolean pingUnanswered;
  // arrived while the consumer had stopped reading
  private @Nullable ByteBuffer unread;

  private @Nullable Deadline messageDeadline;
  private long messageWaitedFor = -1;
  private @Nullable Deadline writeDeadline;
  private long frameWaitedFor = -1;
  private @Nullable Deadline leaveDeadline;

  Session(Loop loop, WireLimits limits, WireLink link, SelectionKey key, Transport transport) {
    this.loop = loop;
    this.limits = limits;
    this.link = link;
    this.key = key;
    this.transport = transport;
    this.reader = new FrameReader(limits);
    this.pongs = new RateLimit(limits.pongsPerSecond(), System.nanoTime());
    key.attach(this);
  }

  /** Begins to read, first what came with the answer to the upgrade. */
  void begin(ByteBuffer early) {
    if (early.hasRemaining()) {
      unread = early;
    }
    continueReading();
  }

  void send(String text) {
    enqueue(loop.frames().text(text));
  }

  void ping() {
    pingUnanswered = true;
    enqueue(loop.frames().ping());
  }

  /** Sends a close frame and ends, without waiting for the other side. */
  void close(int code, String reason) {
    if (phase == Phase.OPEN) {
      enqueue(loop.frames().close(code, reason));
      leave(code, reason);
    }
  }

  @Override
  public void abandon(String reason) {
    lost(reason);
  }

  /** Ends at once, without a close frame. */
  void lost(String reason) {
    if (phase == Phase.GONE) {
      return;
    }
    boolean open = phase == Phase.OPEN;
    phase = Phase.GONE;
    loop.cancel(messageDeadline);
    loop.cancel(writeDeadline);
    loop.cancel(leaveDeadline);
    transport.close();
    if (open) {
      link.ended(ABNORMAL, reason);
    }
    link.gone(this);
  }

  /** Stops reading, or goes on; the network holds back what the CSMS sends meanwhile. */
  void readingPaused(boolean paused) {
    if (phase != Phase.OPEN) {
      return;
    }
    if (paused) {
      updateInterest();
      updateMessageDeadline();
    } else {
      // never from inside a delivery: the message being handled must be done first
      loop.post(this::continueReading);
    }
  }

  private void continueReading() {
    ByteBuffer waiting = unread;
    if (phase == Phase.OPEN && waiting != null && !link.readingPaused()) {
      unread = null;
      consume(waiting);
    }
    afterReading();
  }

  @Override
  public void ready(SelectionKey ready) {
    int operations = ready.readyOps();
    if ((operations & SelectionKey.OP_WRITE) != 0) {
      flush();
    }
    if ((operations & SelectionKey.OP_READ) != 0) {
      read();
    }
  }

  private void read() {
    if (phase == Phase.GONE || (phase == Phase.OPEN && (link.readingPaused() || unread != null))) {
      return;
    }
    ByteBuffer buffer = loop.readBuffer().clear();
    try {
      int count = transport.read(buffer);
      if (count < 0) {
        lost("the CSMS ended the connection without a close frame");
        return;
      }
      // what comes after the end is read only to see the end of TCP
      if (phase == Phase.OPEN && count > 0) {
        consume(buffer.flip());
      }
    } catch (IOException e) {
      lost(Words.lost(e));
      return;
    }
    afterReading();
  }

  private void afterReading() {
    if (phase == Phase.GONE) {
      return;
    }
    updateInterest();
    updateMessageDeadline();
    if (transport.buffered() && !(phase == Phase.OPEN && link.readingPaused())) {
      loop.post(this::read);
    }
  }

  private void consume(ByteBuffer bytes) {
    try {
      while (phase == Phase.OPEN) {
        if (link.readingPaused()) {
          keep(bytes);
          return;
        }
        Inbound inbound = reader.next(bytes);
        if (inbound == null) {
          return;
        }
        handle(inbound);
      }
    } catch (FrameViolation e) {
      close(e.code(), e.what());
    }
  }

  private void keep(ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      int start = bytes.arrayOffset() + bytes.position();
      unread = ByteBuffer.wrap(Arrays.copyOfRange(bytes.array(), start, start + bytes.remaining()));
    }
  }

  private void handle(Inbound inbound) {
    switch (inbound) {
      case Inbound.Text(String text) -> link.received(text);
      case Inbound.Ping(ByteBuffer payload) -> {
        if (pongs.allows(System.nanoTime())) {
          enqueue(loop.frames().pong(payload));
        }
      }
      case Inbound.Pong() -> {
        // a pong nobody asked for proves nothing, and a flood of them must not reach the station
        if (pingUnanswered) {
          pingUnanswered = false;
          link.ponged();
        }
      }
      case Inbound.Close(int code, String reason) -> closedByPeer(code, reason);
    }
  }

  private void closedByPeer(int code, String reason) {
    enqueue(
        code == FrameReader.NO_CODE
            ? loop.frames().closeWithoutCode()
            : loop.frames().close(code, ""));
    leave(code, Words.printable(reason));
  }

  private void leave(int code, String reason) {
    // the station may connect anew the moment it hears of the end: say goodbye before
    flush();
    if (phase != Phase.OPEN) {
      return;
    }
    phase = Phase.LEAVING;
    unread = null;
    updateInterest();
    updateMessageDeadline();
    leaveDeadline = loop.after(limits.closeTime(), () -> lost("the CSMS kept TCP open"));
    link.ended(code, reason);
  }

  private void enqueue(ByteBuffer frame) {
    if (phase != Phase.OPEN) {
      return;
    }
    if (outbox.bytes() + frame.remaining() > limits.outboundBytes()) {
      // frames of this very round may still be unflushed though the network would take them
      flush();
    }
    if (phase != Phase.OPEN) {
      return;
    }
    if (outbox.bytes() + frame.remaining() > limits.outboundBytes()) {
      drop("the CSMS does not read: more than " + limits.outboundBytes() + " bytes wait for it");
      return;
    }
    outbox.add(frame);
    if (!flushComing) {
      flushComing = true;
      loop.flushSoon(this);
    }
  }

  /** Writes what the network takes. */
  void flush() {
    flushComing = false;
    if (phase == Phase.GONE) {
      return;
    }
    try {
      updateWriteDeadline(outbox.flush(transport));
    } catch (IOException e) {
      lost(Words.lost(e));
    }
  }

  private void updateWriteDeadline(boolean allSent) {
    if (allSent) {
      loop.cancel(writeDeadline);
      writeDeadline = null;
      frameWaitedFor = -1;
    } else if (frameWaitedFor != outbox.sent()) {
      frameWaitedFor = outbox.sent();
      loop.cancel(writeDeadline);
      writeDeadline = loop.after(limits.writeTime(), this::writeExpired);
    }
    updateInterest();
  }

  private void writeExpired() {
    drop("the CSMS does not read: a frame waited " + limits.writeTime().toMillis() + " ms");
  }

  private void drop(String reason) {
    Channels.dropUnsent((SocketChannel) key.channel());
    lost(reason);
  }

  private void updateInterest() {
    boolean reading = phase == Phase.LEAVING || (!link.readingPaused() && unread == null);
    int wanted =
        (reading ? SelectionKey.OP_READ : 0) | (frameWaitedFor >= 0 ? SelectionKey.OP_WRITE : 0);
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  private void updateMessageDeadline() {
    boolean waiting = phase == Phase.OPEN && !link.readingPaused() && reader.midway();
    if (!waiting) {
      loop.cancel(messageDeadline);
      messageDeadline = null;
      messageWaitedFor = -1;
    } else if (messageWaitedFor != reader.finished()) {
      messageWaitedFor = reader.finished();
      loop.cancel(messageDeadline);
      messageDeadline = loop.after(limits.messageTime(), this::messageExpired);
    }
  }

  private void messageExpired() {
    close(
        FrameViolation.POLICY,
        "a message took longer than " + limits.messageTime().toMillis() + " ms");
  }
}
