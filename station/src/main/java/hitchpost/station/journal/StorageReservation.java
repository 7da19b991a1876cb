package hitchpost.station.journal;

import java.nio.file.Path;

/** Keeps the storage of a station from every other program, without a look into it. */
public final class StorageReservation implements AutoCloseable {
  private final StorageDirectory directory;

  private StorageReservation(StorageDirectory directory) {
    this.directory = directory;
  }

  /**
   * Reserves a directory, which is made when it is missing.
   *
   * @throws JournalException when a station runs with it, or it cannot be used
   */
  public static StorageReservation of(Path directory) {
    return new StorageReservation(StorageDirectory.acquire(directory));
  }

  @Override
  public void close() {
    directory.close();
  }
}
