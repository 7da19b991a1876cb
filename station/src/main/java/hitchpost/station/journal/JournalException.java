package hitchpost.station.journal;

import org.jspecify.annotations.Nullable;

/** The journal could not be opened, read or written; {@link #failure()} says why. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient StorageFailure failure;

  JournalException(StorageFailure failure, @Nullable Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  public StorageFailure failure() {
    return failure;
  }
}
