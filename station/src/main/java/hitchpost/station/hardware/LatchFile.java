package hitchpost.station.hardware;

import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFault.Severity;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.safety.LatchStore;
import hitchpost.hal.safety.LatchedFault;
import hitchpost.station.disk.OwnerOnly;
import hitchpost.station.disk.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Latched faults in a file of the storage directory, one a line.
 *
 * <p>They stand beside the journal and not in it: a journal that is damaged is set aside, and a
 * welded contactor must not be forgotten with it. The file is replaced as a whole.
 */
public final class LatchFile implements LatchStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LatchFile.class);
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final Path file;
  private final Map<Integer, List<LatchedFault>> faults = new ConcurrentSkipListMap<>();

  /** A permit for each change that is not on the disk. */
  private final Semaphore unwritten = new Semaphore(0);

  private final Thread writer = Thread.ofVirtual().name("latches").unstarted(this::run);

  private LatchFile(Path file) {
    this.file = file;
  }

  /**
   * Reads what was latched.
   *
   * @throws UncheckedIOException when the file cannot be read, or is not what was written
   */
  public static LatchFile open(Path directory) {
    var latches = new LatchFile(directory.resolve("latched-faults.txt"));
    try {
      if (Files.exists(latches.file)) {
        Files.readAllLines(latches.file).forEach(latches::parse);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(latches.file + " cannot be read", e);
    }
    latches.writer.start();
    return latches;
  }

  private void parse(String line) {
    String[] words = line.split("\t", -1);
    try {
      if (words.length != 6) {
        throw new IllegalArgumentException(words.length + " words");
      }
      var fault =
          new DeviceFault(
              words[2], DeviceFaultCode.valueOf(words[3]), Severity.LATCHED, words[4], words[5]);
      faults
          .computeIfAbsent(Integer.parseInt(words[0]), evse -> new ArrayList<>())
          .add(new LatchedFault(words[1], fault));
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(
          new IOException(
              file
                  + " has a line that is no latched fault; look after the hardware, then remove the"
                  + " file: "
                  + e.getMessage()));
    }
  }

  @Override
  public List<LatchedFault> load(int evse) {
    return faults.getOrDefault(evse, List.of());
  }

  @Override
  public void save(int evse, List<LatchedFault> now) {
    faults.put(evse, List.copyOf(now));
    unwritten.release();
  }

  private String text() {
    var text = new StringBuilder();
    faults.forEach((evse, some) -> some.forEach(fault -> text.append(line(evse, fault))));
    return text.toString();
  }

  private static String line(int evse, LatchedFault latched) {
    DeviceFault fault = latched.fault();
    return String.join(
            "\t",
            String.valueOf(evse),
            plain(latched.id()),
            plain(fault.id()),
            fault.code().name(),
            plain(fault.text()),
            plain(fault.vendorCode()))
        + "\n";
  }

  private static String plain(String text) {
    return text.replaceAll("[\\t\\r\\n]", " ");
  }

  private void run() {
    try {
      while (true) {
        unwritten.acquire();
        int some = unwritten.drainPermits() + 1;
        if (!written(text())) {
          unwritten.release(some);
          Thread.sleep(AGAIN);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean written(String text) {
    try {
      // hardware is tested before a station has run for the first time
      OwnerOnly.folderOf(file);
      WholeFile.write(file, text);
      return true;
    } catch (ClosedByInterruptException closing) {
      // whoever closes writes it himself
      return false;
    } catch (IOException e) {
      LOG.error("latched faults cannot be kept in {}: {}", file, e.toString());
      return false;
    }
  }

  /** Writes what is not written yet. */
  @Override
  public void close() {
    writer.interrupt();
    try {
      writer.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (unwritten.tryAcquire()) {
      written(text());
    }
  }
}
