package hitchpost.station.journal;

import hitchpost.station.journal.StorageFailure.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Makes sense of the errors of SQLite and of the file system. */
final class Failures {
  private Failures() {}

  /** Whether the disk or a quota is full. */
  static boolean isFull(SQLException e) {
    // A full disk also shows as an index of the write-ahead log that cannot be laid out.
    return primaryCode(e) == SQLiteErrorCode.SQLITE_FULL.code
        || code(e) == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE.code;
  }

  /** Whether giving up space may help: an exceeded quota shows as a failed write. */
  static boolean mayBeFull(SQLException e) {
    return isFull(e) || code(e) == SQLiteErrorCode.SQLITE_IOERR_WRITE.code;
  }

  /** Whether the content of the file is wrong, so that trying again is useless. */
  static boolean isDamage(SQLException e) {
    int code = primaryCode(e);
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  static StorageFailure of(Path file, SQLException e) {
    int code = primaryCode(e);
    if (isFull(e)) {
      return new StorageFailure(Kind.FULL, "no space left for " + file + "; free some disk space");
    }
    if (isDamage(e)) {
      return damaged(file);
    }
    if (code == SQLiteErrorCode.SQLITE_READONLY.code
        || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || code == SQLiteErrorCode.SQLITE_PERM.code) {
      return new StorageFailure(Kind.NO_ACCESS, file + " cannot be written; check who owns it");
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
      return new StorageFailure(
          Kind.IN_USE, file + " is locked by another program; end its transaction");
    }
    return new StorageFailure(Kind.IO, "writing " + file + " failed: SQLite error " + code(e));
  }

  static StorageFailure damaged(Path file) {
    return new StorageFailure(
        Kind.DAMAGED, file + " is damaged; the next start sets it aside and begins a new one");
  }

  static JournalException exception(Path file, SQLException e) {
    return new JournalException(of(file, e), e);
  }

  static JournalException exception(Path file, IOException e) {
    String why = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    if (why == null) {
      why = e.getClass().getSimpleName();
    }
    return new JournalException(
        new StorageFailure(Kind.NO_ACCESS, file + " cannot be created, read or written: " + why),
        e);
  }

  private static int primaryCode(SQLException e) {
    return code(e) & 0xff;
  }

  private static int code(SQLException e) {
    return e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : e.getErrorCode();
  }
}
