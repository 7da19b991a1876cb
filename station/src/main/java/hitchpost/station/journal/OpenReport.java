package hitchpost.station.journal;

import java.util.Optional;

/**
 * What was found when a journal was opened.
 *
 * @param setAside the unusable file that had to make room for a new, empty one
 * @param migratedFrom schema version of the file when it was older than this program's
 */
public record OpenReport(Optional<SetAside> setAside, Optional<Integer> migratedFrom) {
  /**
   * A file that was renamed because it could not be used.
   *
   * @param fileName its new name, in the same directory
   * @param reason plain text for a person
   */
  public record SetAside(String fileName, String reason) {}
}
