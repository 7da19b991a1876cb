package hitchpost.simulator.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterBookTest {
  @TempDir private Path folder;

  @Test
  void whatWasNotedIsThereForWhoeverOpensTheBookNextAlsoWithoutBeingClosed() {
    try (var book = MeterBook.open(file())) {
      assertEquals(7, book.register(1, 7));
      book.note(1, 1_204_500);
      book.note(Map.of(2, 30L, 3, Long.MAX_VALUE));
      book.note(1, 1_204_501);
      try (var later = MeterBook.open(file())) {
        assertEquals(1_204_501, later.register(1, 7));
        assertEquals(30, later.register(2, 7));
        assertEquals(Long.MAX_VALUE, later.register(3, 7));
        assertEquals(7, later.register(4, 7));
      }
    }
  }

  @Test
  void whoeverIsInterruptedLeavesTheBookOpen() {
    try (var book = MeterBook.open(file())) {
      book.note(1, 5);
      Thread.currentThread().interrupt();
      book.sync();
      assertTrue(Thread.interrupted());
      book.note(1, 6);
    }
    try (var later = MeterBook.open(file())) {
      assertEquals(6, later.register(1, 0));
    }
  }

  @Test
  void aLineThatIsNoRegisterCostsNoOther() throws IOException {
    try (var book = MeterBook.open(file())) {
      book.note(1, 5);
    }
    Files.writeString(file(), "garbage\n" + Files.readString(file()) + "evse 2: 12 mWh\n");
    try (var book = MeterBook.open(file())) {
      assertEquals(5, book.register(1, 0));
      assertEquals(0, book.register(2, 0));
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    var failure =
        assertThrows(
            UncheckedIOException.class, () -> MeterBook.open(folder.resolve("none/meters.txt")));
    assertEquals(
        "the meter registers cannot be kept in " + folder.resolve("none/meters.txt"),
        failure.getMessage());
  }

  private Path file() {
    return folder.resolve("meters.txt");
  }
}
