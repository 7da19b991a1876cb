package hitchpost.hal.posix;

import java.util.Map;

/** The operating system refused something; the text says what and why. */
public final class PosixException extends RuntimeException {
  private static final long serialVersionUID = 1;

  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int EBADF = 9;
  static final int EAGAIN = 11;
  static final int ENAMETOOLONG = 36;

  /** What an installer makes of the numbers that device files answer with. */
  private static final Map<Integer, String> MEANINGS =
      Map.ofEntries(
          Map.entry(1, "EPERM, not permitted"),
          Map.entry(ENOENT, "ENOENT, not there"),
          Map.entry(EINTR, "EINTR, interrupted"),
          Map.entry(5, "EIO, it does not answer"),
          Map.entry(6, "ENXIO, nothing behind it"),
          Map.entry(EBADF, "EBADF, closed"),
          Map.entry(EAGAIN, "EAGAIN, nothing there yet"),
          Map.entry(12, "ENOMEM, no memory"),
          Map.entry(13, "EACCES, this user may not: is it in the group of the device?"),
          Map.entry(16, "EBUSY, held by another program or driver"),
          Map.entry(19, "ENODEV, gone"),
          Map.entry(22, "EINVAL, not possible with it"),
          Map.entry(24, "EMFILE, too many open files"),
          Map.entry(25, "ENOTTY, another kind of device"),
          Map.entry(ENAMETOOLONG, "ENAMETOOLONG, the path is too long"),
          Map.entry(95, "EOPNOTSUPP, the chip cannot do it"),
          Map.entry(108, "ESHUTDOWN, gone"),
          Map.entry(111, "ECONNREFUSED, nobody listens"));

  private final int errno;

  PosixException(String what, int errno) {
    super(what + ": " + MEANINGS.getOrDefault(errno, "errno") + " (" + errno + ")");
    this.errno = errno;
  }

  /** The number of the error, as in errno.h. */
  public int errno() {
    return errno;
  }
}
