package hitchpost.station.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.safety.LatchedFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatchFileTest {
  private static final LatchedFault WELDED =
      new LatchedFault(
          "/CONTACTOR_WELDED",
          DeviceFault.of(DeviceFaultCode.CONTACTOR_WELDED, "it does not open", "E17"));

  @TempDir Path folder;

  @Test
  void whatIsLatchedIsThereAfterARestart() {
    try (var latches = LatchFile.open(folder)) {
      assertEquals(List.of(), latches.load(1));
      latches.save(1, List.of(WELDED));
    }
    try (var latches = LatchFile.open(folder)) {
      assertEquals(List.of(WELDED), latches.load(1));
      assertEquals(List.of(), latches.load(2));
      latches.save(1, List.of());
    }
    try (var latches = LatchFile.open(folder)) {
      assertEquals(List.of(), latches.load(1));
    }
  }

  @Test
  void whatIsLatchedBeforeTheFirstRunIsKeptInAFolderThatOnlyTheOwnerReads() throws IOException {
    Path fresh = folder.resolve("var/lib/station");
    try (var latches = LatchFile.open(fresh)) {
      latches.save(1, List.of(WELDED));
    }
    try (var latches = LatchFile.open(fresh)) {
      assertEquals(List.of(WELDED), latches.load(1));
    }
    assertEquals(
        PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(fresh));
  }

  @Test
  void aFileThatIsDamagedStartsNoStation() throws IOException {
    Files.writeString(folder.resolve("latched-faults.txt"), "1\twhat\n");
    assertThrows(UncheckedIOException.class, () -> LatchFile.open(folder));
    Files.writeString(folder.resolve("latched-faults.txt"), "1\ta\ta\tNO_SUCH\tb\tc\n");
    assertThrows(UncheckedIOException.class, () -> LatchFile.open(folder));
  }
}
