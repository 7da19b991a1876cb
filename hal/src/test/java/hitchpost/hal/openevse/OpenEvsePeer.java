package hitchpost.hal.openevse;

import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.testing.Pluggable;
import hitchpost.hal.testing.PortName;
import hitchpost.hal.testing.PythonPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An emulated board at a name that leads to another terminal each time, and its driver. */
final class OpenEvsePeer implements Pluggable {
  /** For what has to succeed on a machine with much to do. */
  static final Duration LONG = Duration.ofSeconds(20);

  /** For a board that is made to leave questions unanswered. */
  static final Duration SHORT = Duration.ofMillis(200);

  private final String[] firmware;
  private final Path folder;
  private final PortName port;
  private final OpenEvse driver;
  private PythonPeer peer;
  private boolean plugged;

  OpenEvsePeer(String... firmware) {
    this(LONG, firmware);
  }

  /**
   * A new board and its driver, which is not started.
   *
   * @param answer how long the driver waits for an answer
   */
  OpenEvsePeer(Duration answer, String... firmware) {
    this.firmware = firmware;
    try {
      folder = Files.createTempDirectory("hitchpost-openevse");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    port = new PortName(folder, "tty");
    plugLink();
    driver = new OpenEvse("board", line(), HalClock.SYSTEM, settings(answer));
  }

  private static OpenEvseSettings settings(Duration answer) {
    return new OpenEvseSettings(
        1,
        false,
        answer,
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(200),
        OpenEvseSettings.USUAL.watchdog());
  }

  LinkSource line() {
    return SerialLink.at(port.path(), OpenEvse.LINE);
  }

  OpenEvse driver() {
    return driver;
  }

  String tell(String order) {
    return peer.tell(order);
  }

  boolean plugged() {
    return plugged;
  }

  /** State, relay, current and lock. */
  String state() {
    return tell("state");
  }

  @Override
  public void unplugLink() {
    plugged = false;
    peer.close();
    // or else the name would lead to a terminal that somebody else is given meanwhile
    port.vanish();
  }

  @Override
  public void plugLink() {
    plugged = true;
    peer = PythonPeer.start("openevse_peer.py", List.of("termios", "tty"), firmware);
    port.leadTo(peer.heard());
  }

  @Override
  public void close() {
    driver.board().close();
    peer.close();
    try {
      port.vanish();
      Files.deleteIfExists(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
