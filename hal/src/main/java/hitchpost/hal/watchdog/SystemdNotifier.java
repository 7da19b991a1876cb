package hitchpost.hal.watchdog;

import hitchpost.hal.posix.DatagramSender;
import hitchpost.hal.posix.PosixException;
import hitchpost.hal.safety.Watchdog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that the service is ready, that it is alive, and that it ends.
 *
 * <p>Source: sd_notify(3): datagrams to the socket that the environment names.
 */
public final class SystemdNotifier implements Watchdog {
  /** How often systemd hears of a service that it does not watch. */
  private static final Duration UNWATCHED = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(SystemdNotifier.class);

  private final DatagramSender sender;
  private final Duration interval;
  private volatile boolean failed;

  SystemdNotifier(DatagramSender sender, Duration interval) {
    this.sender = sender;
    this.interval = interval;
  }

  /** The notifier of a process that systemd has started, none for others. */
  public static List<SystemdNotifier> fromEnvironment(Map<String, String> environment) {
    String socket = environment.get("NOTIFY_SOCKET");
    if (socket == null || socket.length() < 2) {
      return List.of();
    }
    return List.of(
        new SystemdNotifier(
            new DatagramSender(socket), interval(environment.get("WATCHDOG_USEC"))));
  }

  /** A third of the patience of systemd, so that two may get lost. */
  private static Duration interval(@Nullable String micros) {
    if (micros == null || !micros.matches("\\d{1,15}")) {
      return UNWATCHED;
    }
    return Duration.ofNanos(Math.max(1, Long.parseLong(micros)) * 1000 / 3);
  }

  /** The service has started. */
  public void ready() {
    send("READY=1");
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public void feed() {
    send("WATCHDOG=1");
  }

  @Override
  public void close() {
    send("STOPPING=1");
    sender.close();
  }

  private void send(String state) {
    try {
      sender.send(state);
      failed = false;
    } catch (PosixException e) {
      if (!failed) {
        LOG.warn("systemd cannot be told {}: {}", state, e.getMessage());
      }
      failed = true;
    }
  }
}
