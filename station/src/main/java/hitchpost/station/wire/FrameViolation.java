package hitchpost.station.wire;

/** The CSMS broke RFC 6455 or a limit; carries the code of the close frame it gets for that. */
final class FrameViolation extends RuntimeException {
  static final int PROTOCOL_ERROR = 1002;
  static final int UNSUPPORTED_DATA = 1003;
  static final int NOT_UTF8 = 1007;
  static final int POLICY = 1008;
  static final int TOO_BIG = 1009;

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String what;

  FrameViolation(int code, String what) {
    // no stack trace: it would be the dearest part of refusing hostile input
    super(what, null, false, false);
    this.code = code;
    this.what = what;
  }

  String what() {
    return what;
  }

  int code() {
    return code;
  }
}
