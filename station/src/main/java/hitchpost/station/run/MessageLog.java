package hitchpost.station.run;

import hitchpost.core.journal.Json;
import hitchpost.core.rpc.LogMask;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every OCPP message of some stations to a file, one JSON object a line: {@code time},
 * {@code station}, {@code direction} ({@code in} or {@code out}) and {@code text}, masked by {@link
 * LogMask}.
 *
 * <p>Beyond {@value #MAX_BYTES} bytes a file becomes {@code NAME.1}, that one {@code NAME.2}, up to
 * {@value #FILES} files in all; the oldest goes. Stations never wait for the disk: at most {@value
 * #MAX_WAITING} messages wait to be written, more are left out, and so are those that the disk does
 * not take; the next line says how many in {@code dropped}.
 */
public final class MessageLog implements AutoCloseable {
  /** Size at which a new file is begun. */
  public static final long MAX_BYTES = 10_000_000;

  /** Files kept, the one being written included. */
  public static final int FILES = 5;

  /** Messages that wait to be written. */
  public static final int MAX_WAITING = 4096;

  private static final Logger LOG = LoggerFactory.getLogger(MessageLog.class);

  /** What makes the writer end. */
  private static final Message END = new Message(Instant.EPOCH, "", "", "");

  private record Message(Instant time, String station, String direction, String text) {}

  /** A line as it stands in the file. */
  private record Line(String time, String station, String direction, String text) {}

  private record Gap(String time, long dropped) {}

  private final Path file;
  private final LogMask mask;
  private final long maxBytes;
  private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer =
      Thread.ofPlatform().daemon().name("message-log").unstarted(this::run);

  // for the writer
  private @Nullable BufferedWriter out;
  private long bytes;
  private boolean troubled;

  private MessageLog(Path file, LogMask mask, long maxBytes) {
    this.file = file;
    this.mask = mask;
    this.maxBytes = maxBytes;
  }

  /**
   * Begins to write.
   *
   * @param file appended to when it is there; its directory must exist when the first message comes
   */
  public static MessageLog open(Path file, LogMask mask) {
    return open(file, mask, MAX_BYTES);
  }

  static MessageLog open(Path file, LogMask mask, long maxBytes) {
    var log = new MessageLog(file, mask, maxBytes);
    log.writer.start();
    return log;
  }

  /** What a station needs to have its messages written. */
  public StationListener of(String stationId) {
    return new StationListener() {
      @Override
      public void received(String text, Instant at) {
        add(new Message(at, stationId, "in", text));
      }

      @Override
      public void sent(String text, Instant at) {
        add(new Message(at, stationId, "out", text));
      }
    };
  }

  private void add(Message message) {
    if (!waiting.offer(message)) {
      dropped.incrementAndGet();
    }
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    try {
      waiting.put(END);
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      Message next = waiting.take();
      while (next != END) {
        write(next);
        next = waiting.poll();
        if (next == null) {
          flush();
          next = waiting.take();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      flush();
      closeFile();
    }
  }

  private void write(Message message) {
    String time = message.time().toString();
    String text = mask.line(message.text());
    long gap = dropped.getAndSet(0);
    try {
      if (gap > 0) {
        append(Json.write(new Gap(time, gap)));
      }
      append(Json.write(new Line(time, message.station(), message.direction(), text)));
    } catch (IOException e) {
      dropped.addAndGet(gap + 1);
      failed(e);
    }
  }

  private void append(String line) throws IOException {
    BufferedWriter to = out != null ? out : openFile();
    to.write(line);
    to.write('\n');
    bytes += line.length() + 1L;
    if (bytes >= maxBytes) {
      rotate(to);
    }
  }

  private BufferedWriter openFile() throws IOException {
    if (!Files.exists(file)
        && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    BufferedWriter opened =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    out = opened;
    bytes = Files.size(file);
    return opened;
  }

  private void rotate(BufferedWriter full) throws IOException {
    out = null;
    full.close();
    for (int number = FILES - 1; number > 0; number--) {
      Path from = number == 1 ? file : numbered(number - 1);
      if (Files.exists(from)) {
        Files.move(from, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  private void flush() {
    try {
      if (out != null) {
        out.flush();
        troubled = false;
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException e) {
    if (!troubled) {
      troubled = true;
      LOG.warn("messages cannot be written to {}: {}", file, e.toString());
    }
    closeFile();
  }

  private void closeFile() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      LOG.debug("{} cannot be closed", file, e);
    }
    out = null;
  }
}
