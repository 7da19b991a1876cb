package hitchpost.station.transfer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Ends a download before it takes the last of the disk, which the journal of the station needs. */
final class Reserve extends FilterOutputStream {
  /** So many bytes are written before the disk is looked at again. */
  static final int LOOK_EVERY = 1 << 20;

  private final Disk disk;
  private final long spareBytes;
  private long unlooked;

  /** How much room a disk has. */
  @FunctionalInterface
  interface Disk {
    long freeBytes() throws IOException;
  }

  Reserve(OutputStream out, Disk disk, long spareBytes) {
    super(out);
    this.disk = disk;
    this.spareBytes = spareBytes;
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    unlooked += count;
    if (unlooked >= LOOK_EVERY) {
      unlooked = 0;
      if (disk.freeBytes() < spareBytes) {
        throw new IOException("the disk is full");
      }
    }
    out.write(bytes, from, count);
  }
}
