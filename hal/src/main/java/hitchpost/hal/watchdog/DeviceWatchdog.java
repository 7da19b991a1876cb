package hitchpost.hal.watchdog;

import hitchpost.hal.safety.Watchdog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watchdog of the machine, which resets it when it is not fed; opened with the first feeding, and
 * used by one thread at a time.
 *
 * <p>Source: Linux, Documentation/watchdog/watchdog-api.rst.
 */
public final class DeviceWatchdog implements Watchdog {
  /** Watchdogs of boards bear at least some 15 s. */
  private static final Duration INTERVAL = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(DeviceWatchdog.class);

  private final Path device;
  private @Nullable OutputStream open;
  private boolean failed;

  /**
   * @param device such as {@code /dev/watchdog}
   */
  public DeviceWatchdog(Path device) {
    this.device = device;
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public void feed() {
    write('.');
  }

  /** A last V lets the watchdog rest; without it the machine would be reset. */
  @Override
  public void close() {
    if (open != null) {
      write('V');
      shut();
    }
  }

  private void write(char letter) {
    try {
      if (open == null) {
        open = Files.newOutputStream(device, StandardOpenOption.WRITE);
      }
      open.write(letter);
      open.flush();
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        LOG.error("the watchdog {} cannot be fed: {}", device, e.toString());
      }
      failed = true;
      shut();
    }
  }

  private void shut() {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      LOG.debug("{} cannot be closed", device, e);
    }
    open = null;
  }
}
