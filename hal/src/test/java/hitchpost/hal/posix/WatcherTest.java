package hitchpost.hal.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatcherTest {
  @TempDir Path folder;

  @Test
  void tellsWhatEachFileHasToRead() throws Exception {
    Path first = fifo("first");
    Path second = fifo("second");
    var read = new LinkedBlockingQueue<String>();
    try (Watcher watcher = new Watcher("test");
        DeviceFile one = DeviceFile.open(first.toString(), DeviceFile.Mode.READ);
        DeviceFile two = DeviceFile.open(second.toString(), DeviceFile.Mode.READ);
        OutputStream toOne = new FileOutputStream(first.toFile());
        OutputStream toTwo = new FileOutputStream(second.toFile())) {
      watcher.watch(one, () -> take(one, "one", read));
      Watcher.Watch watch = watcher.watch(two, () -> take(two, "two", read));

      toTwo.write('b');
      assertEquals("two b", read.poll(30, TimeUnit.SECONDS));
      toOne.write('a');
      assertEquals("one a", read.poll(30, TimeUnit.SECONDS));

      watch.close();
      toTwo.write('c');
      toOne.write('d');
      assertEquals("one d", read.poll(30, TimeUnit.SECONDS), "who is watched no longer is silent");
    }
  }

  @Test
  void endOfTheOtherSideIsReadOnce() throws Exception {
    Path path = fifo("fifo");
    var read = new LinkedBlockingQueue<String>();
    try (Watcher watcher = new Watcher("test");
        DeviceFile file = DeviceFile.open(path.toString(), DeviceFile.Mode.READ);
        OutputStream writer = new FileOutputStream(path.toFile())) {
      watcher.watch(file, () -> take(file, "end", read));
      writer.close();
      assertEquals("end -1", read.poll(30, TimeUnit.SECONDS));
    }
    assertTrue(read.isEmpty());
  }

  @Test
  void closedFileRefusesEveryCallByItsName() throws Exception {
    DeviceFile file = DeviceFile.open("/dev/null", DeviceFile.Mode.READ_WRITE);
    file.close();
    file.close();
    PosixException refused =
        assertThrows(PosixException.class, () -> file.control("grab", 0x40044590L, 1));
    assertEquals("/dev/null: grab: EBADF, closed (9)", refused.getMessage());
  }

  private Path fifo(String name) throws IOException, InterruptedException {
    Path path = folder.resolve(name);
    assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
    return path;
  }

  private static boolean take(DeviceFile file, String name, LinkedBlockingQueue<String> into) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(1);
      int count = file.read(bytes);
      if (count < 0) {
        into.add(name + " -1");
        return false;
      }
      if (count > 0) {
        into.add(name + " " + (char) bytes.get(ValueLayout.JAVA_BYTE, 0));
      }
      return true;
    }
  }
}
