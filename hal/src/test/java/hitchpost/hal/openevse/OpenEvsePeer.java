package hitchpost.hal.openevse;

import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.testing.PythonPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An emulated board at a name that leads to another terminal each time, and its driver. */
final class OpenEvsePeer implements AutoCloseable {
  private final String[] firmware;
  private final Path folder;
  private final OpenEvse driver;
  private PythonPeer peer;

  OpenEvsePeer(String... firmware) {
    this.firmware = firmware;
    try {
      folder = Files.createTempDirectory("hitchpost-openevse");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    plugLink();
    driver = new OpenEvse("board", line(), HalClock.SYSTEM, OpenEvseSettings.USUAL);
  }

  LinkSource line() {
    return SerialLink.at(name().toString(), OpenEvse.LINE);
  }

  OpenEvse driver() {
    return driver;
  }

  String tell(String order) {
    return peer.tell(order);
  }

  /** State, relay, current and lock. */
  String state() {
    return tell("state");
  }

  void unplugLink() {
    peer.close();
  }

  void plugLink() {
    peer = PythonPeer.start("openevse_peer.py", List.of("termios", "tty"), firmware);
    try {
      Files.deleteIfExists(name());
      Files.createSymbolicLink(name(), Path.of(peer.heard()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path name() {
    return folder.resolve("tty");
  }

  @Override
  public void close() {
    peer.close();
    try {
      Files.deleteIfExists(name());
      Files.deleteIfExists(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
