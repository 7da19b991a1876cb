package hitchpost.simulator.live;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what the meters of a simulated station showed, in a file beside its journal.
 *
 * <p>Every reading that leaves a meter is noted before, in one write, so that after a kill no meter
 * shows less than it has told. {@link #sync} makes it survive the machine as well.
 */
final class MeterBook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MeterBook.class);
  private static final Pattern LINE = Pattern.compile("evse (\\d+): (\\d{19}) mWh");

  private final Path file;

  /** No channel: one of those is closed for good when a thread is interrupted that writes to it. */
  private final RandomAccessFile lines;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, Long> registers = new TreeMap<>();
  private boolean unsynced;

  private MeterBook(Path file) throws IOException {
    this.file = file;
    lines = new RandomAccessFile(file.toFile(), "rw");
  }

  /**
   * Opens the book, which may be new.
   *
   * @throws UncheckedIOException when the file cannot be written
   */
  static MeterBook open(Path file) {
    try {
      Map<Integer, Long> known = Files.exists(file) ? read(file) : Map.of();
      var book = new MeterBook(file);
      book.registers.putAll(known);
      return book;
    } catch (IOException e) {
      throw new UncheckedIOException("the meter registers cannot be kept in " + file, e);
    }
  }

  private static Map<Integer, Long> read(Path file) throws IOException {
    Map<Integer, Long> known = new TreeMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches() && matcher.group(1).length() < 10) {
        known.put(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
      } else {
        LOG.warn("{} has a line that is no meter register, it is left out", file);
      }
    }
    return known;
  }

  /** What the meter showed last, or {@code otherwise} when it is new. */
  long register(int evse, long otherwise) {
    lock.lock();
    try {
      return registers.getOrDefault(evse, otherwise);
    } finally {
      lock.unlock();
    }
  }

  /** Notes what a meter shows. */
  void note(int evse, long milliWattHours) {
    note(Map.of(evse, milliWattHours));
  }

  /** Notes what some meters show, EVSE by EVSE. */
  void note(Map<Integer, Long> shown) {
    lock.lock();
    try {
      if (!registers.entrySet().containsAll(shown.entrySet())) {
        registers.putAll(shown);
        unsynced = true;
        write();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all that was noted is on the disk. */
  void sync() {
    lock.lock();
    try {
      if (unsynced) {
        lines.getFD().sync();
        unsynced = false;
      }
    } catch (IOException e) {
      LOG.warn("the meter registers cannot be made safe in {}: {}", file, e.toString());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    sync();
    try {
      lines.close();
    } catch (IOException e) {
      LOG.debug("{} cannot be closed", file, e);
    }
  }

  /** All lines in one write: the length of a line never changes, so a kill leaves no half line. */
  private void write() {
    var text = new StringBuilder();
    registers.forEach(
        (evse, register) -> text.append("evse %d: %019d mWh\n".formatted(evse, register)));
    try {
      lines.seek(0);
      lines.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      LOG.warn("the meter registers cannot be written to {}: {}", file, e.toString());
    }
  }
}
