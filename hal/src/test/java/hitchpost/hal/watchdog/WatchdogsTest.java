package hitchpost.hal.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.posix.DatagramSender;
import hitchpost.hal.posix.PosixException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogsTest {
  @Test
  void aProcessThatSystemdDidNotStartTellsItNothing() {
    assertTrue(SystemdNotifier.fromEnvironment(Map.of()).isEmpty());
    assertTrue(SystemdNotifier.fromEnvironment(Map.of("NOTIFY_SOCKET", "")).isEmpty());
  }

  @Test
  void aWatchedServiceIsFedThriceInTheTimeThatSystemdBears() {
    var notifier =
        SystemdNotifier.fromEnvironment(
                Map.of("NOTIFY_SOCKET", "@hitchpost-nobody", "WATCHDOG_USEC", "3000000"))
            .getFirst();
    assertEquals(Duration.ofSeconds(1), notifier.interval());
  }

  @Test
  void aSocketThatIsNotThereIsToldAsAnErrorAndFailsNothing(@TempDir Path folder) {
    String socket = folder.resolve("no-socket").toString();
    try (var sender = new DatagramSender(socket)) {
      var refused = assertThrows(PosixException.class, () -> sender.send("READY=1"));
      assertEquals(socket + ": ENOENT, not there (2)", refused.getMessage());
    }
    var notifier = SystemdNotifier.fromEnvironment(Map.of("NOTIFY_SOCKET", socket)).getFirst();
    notifier.ready();
    notifier.close();
  }

  @Test
  void aDeviceIsFedAndLeftWithTheLetterThatLetsItRest(@TempDir Path folder) throws IOException {
    Path device = Files.createFile(folder.resolve("watchdog"));
    var watchdog = new DeviceWatchdog(device);
    watchdog.feed();
    watchdog.feed();
    watchdog.close();
    assertEquals("..V", Files.readString(device));
  }

  @Test
  void aDeviceThatIsNotThereIsTriedAgain(@TempDir Path folder) throws IOException {
    Path device = folder.resolve("watchdog");
    var watchdog = new DeviceWatchdog(device);
    watchdog.feed();
    Files.createFile(device);
    watchdog.feed();
    assertEquals(".", Files.readString(device));
    watchdog.close();
  }
}
