package hitchpost.station.file;

/**
 * A text that must not appear in logs and errors.
 *
 * @param value the text itself, for the one place that needs it
 */
public record Secret(String value) {
  /** Never shows the value. */
  @Override
  public String toString() {
    return "***";
  }
}
