package hitchpost.station.run;

/** The station cannot be asked now: it restarts, is off, or is asked too much. */
public final class StationUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StationUnavailableException(String message) {
    super(message);
  }
}
