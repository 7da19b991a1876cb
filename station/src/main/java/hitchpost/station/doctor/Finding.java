package hitchpost.station.doctor;

import hitchpost.core.rpc.Trouble;

/**
 * What was found at one step of the way to the CSMS.
 *
 * @param words for a person; no password or key is in it
 * @param trouble what to do about it; {@link Trouble#OTHER} when nothing is to be done
 */
public record Finding(Step step, Level level, String words, Trouble trouble) {
  /** The steps, in order. */
  public enum Step {
    STATION("station"),
    NAME("name"),
    TCP("TCP"),
    TLS("TLS"),
    CERTIFICATES("certificates"),
    CLOCK("clock"),
    WEBSOCKET("WebSocket"),
    BOOT("boot");

    private final String label;

    Step(String label) {
      this.label = label;
    }

    /** What a person calls it. */
    public String label() {
      return label;
    }
  }

  /** How bad it is. */
  public enum Level {
    GOOD,
    /** The station gets through all the same. */
    NOTE,
    BAD
  }

  static Finding good(Step step, String words) {
    return new Finding(step, Level.GOOD, words, Trouble.OTHER);
  }

  static Finding note(Step step, String words, Trouble trouble) {
    return new Finding(step, Level.NOTE, words, trouble);
  }

  /** The attempt ends here. */
  static Finding bad(String words, Trouble trouble) {
    return new Finding(where(trouble), Level.BAD, words, trouble);
  }

  private static Step where(Trouble trouble) {
    return switch (trouble) {
      case OTHER,
          NOT_EQUIPPED,
          OWN_CERTIFICATE_EXPIRES,
          OWN_CERTIFICATE_NOT_ASKED,
          CSMS_ROOT_EXPIRES ->
          Step.STATION;
      case UNKNOWN_HOST -> Step.NAME;
      case NO_ROUTE, REFUSED, SILENT -> Step.TCP;
      case NO_TLS,
          TLS_SILENT,
          TLS_BROKEN_OFF,
          TLS_VERSION,
          TLS_CIPHER_SUITE,
          CSMS_CERTIFICATE_EXPIRED,
          CSMS_CERTIFICATE_EARLY,
          CSMS_CERTIFICATE_NAME,
          CSMS_CERTIFICATE_WILDCARD,
          CSMS_CERTIFICATE_UNTRUSTED,
          CSMS_CERTIFICATE_SELF_SIGNED,
          CSMS_CHAIN_INCOMPLETE,
          CSMS_CERTIFICATE_WEAK,
          CSMS_CERTIFICATE_UNFIT,
          CSMS_CHAIN_TOO_LONG,
          OWN_CERTIFICATE_MISSING,
          OWN_CERTIFICATE_REFUSED ->
          Step.TLS;
      case CLOCK -> Step.CLOCK;
      case UNAUTHORIZED,
          FORBIDDEN,
          NOT_FOUND,
          REDIRECTED,
          UNAVAILABLE,
          NO_WEBSOCKET,
          SUBPROTOCOL,
          NO_ANSWER ->
          Step.WEBSOCKET;
      case DROPPED, BOOT_PENDING, BOOT_REJECTED, BOOT_UNANSWERED, BOOT_FAILED -> Step.BOOT;
    };
  }
}
