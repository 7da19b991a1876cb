package hitchpost.station.journal;

/**
 * Why the journal could not do what was asked.
 *
 * @param message plain text for a person: what happened, where, and the remedy if there is one;
 *     free of stored content
 */
public record StorageFailure(Kind kind, String message) {
  /** What kind of remedy a failure needs. */
  public enum Kind {
    /** Another process, or another station of this one, uses the directory. */
    IN_USE,
    /** A newer version of this program wrote the storage. */
    NEWER_VERSION,
    /** The directory or a file in it cannot be created, read or written. */
    NO_ACCESS,
    /** The disk, or a quota on it, is full, and neither the ballast nor thinning helped. */
    FULL,
    /** The storage was damaged while it was in use; the next start sets it aside. */
    DAMAGED,
    /** Reading or writing failed for another reason. */
    IO,
    /** Too many steps wait for storage that does not recover; see {@link SqliteJournal#submit}. */
    BACKLOG,
    /** The journal is closed. */
    CLOSED
  }
}
