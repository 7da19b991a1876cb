package hitchpost.hal.sysfs;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads and writes the files, one value each. */
final class SysfsFiles {
  private SysfsFiles() {}

  /**
   * Reads a whole number.
   *
   * @throws DeviceException when there is none to read, with the reason
   */
  static long number(Path file) {
    String text = text(file);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw garbled(file, text, e);
    }
  }

  /**
   * Reads a number with a fraction.
   *
   * @throws DeviceException when there is none to read, with the reason
   */
  static double fraction(Path file) {
    String text = text(file);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw garbled(file, text, e);
    }
  }

  /**
   * Writes a number.
   *
   * @throws DeviceException when it is not taken, with the reason
   */
  static void write(Path file, long value) {
    try {
      Files.writeString(
          file,
          Long.toString(value),
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw unreachable(file, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw unreachable(file, e);
    }
  }

  private static DeviceException garbled(Path file, String text, NumberFormatException cause) {
    return new DeviceException(Reason.GARBLED, file + " holds no number: \"" + text + '"', cause);
  }

  private static DeviceException unreachable(Path file, IOException cause) {
    String why =
        switch (cause) {
          case NoSuchFileException _ -> "is not there";
          case AccessDeniedException _ -> "is not permitted to this user";
          default -> "does not answer: " + cause.getMessage();
        };
    return new DeviceException(Reason.UNREACHABLE, file + " " + why, cause);
  }
}
