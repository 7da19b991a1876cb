package hitchpost.station.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that occupies disk space for the day the disk is full. It is given up in two halves: the
 * first lets commits go on, the second makes room for deleting, which needs space as well.
 */
class Ballast {
  private static final Logger LOG = LoggerFactory.getLogger(Ballast.class);

  /** Size of the whole ballast. */
  static final int BYTES = 512 * 1024;

  /** Space that must be left over before the ballast takes its own again. */
  private static final long MARGIN_BYTES = 1024 * 1024;

  private final Path file;

  Ballast(Path file) {
    this.file = file;
  }

  /** Gives up the first half; false when it is gone already. */
  boolean releaseHalf() {
    return shrinkTo(BYTES / 2);
  }

  /** Gives up everything; false when there was nothing left. */
  boolean releaseAll() {
    return shrinkTo(0);
  }

  boolean isWhole() {
    return size() >= BYTES;
  }

  /** Takes its space, unless it has it already or the disk is too full; false if it is. */
  boolean refill() {
    try {
      if (isWhole()) {
        return true;
      }
      if (Files.getFileStore(file.getParent()).getUsableSpace() < BYTES + MARGIN_BYTES) {
        return false;
      }
      write();
      return true;
    } catch (IOException e) {
      giveBack(e);
      return false;
    }
  }

  /** A quota may be tighter than the disk: what was taken of it must go back. */
  private void giveBack(IOException cause) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
      LOG.warn("{} cannot be given up", file, cause);
    }
  }

  private boolean shrinkTo(int bytes) {
    if (size() <= bytes) {
      return false;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
      return true;
    } catch (IOException e) {
      LOG.warn("{} cannot be given up", file, e);
      return false;
    }
  }

  /** A ballast that cannot be looked at counts as missing. */
  private long size() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      LOG.debug("the size of {} is unknown", file, e);
      return 0;
    }
  }

  private void write() throws IOException {
    // Noise, because a compressing file system gives no space to zeros.
    byte[] noise = new byte[BYTES];
    new Random(BYTES).nextBytes(noise);
    var options =
        EnumSet.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    try (var channel =
        FileChannel.open(file, options, StorageDirectory.ownerOnly(file, "rw-------"))) {
      var buffer = ByteBuffer.wrap(noise);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }
}
