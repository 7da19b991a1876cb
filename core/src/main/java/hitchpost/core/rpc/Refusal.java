package hitchpost.core.rpc;

/** Ends the reading; has no stack trace, because a hostile peer decides how often it happens. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RpcError error;
  private final String detail;

  Refusal(RpcError error, String detail) {
    super(detail, null, false, false);
    this.error = error;
    this.detail = detail;
  }

  RpcError error() {
    return error;
  }

  /** A sentence of this program, free of the text that was read. */
  String detail() {
    return detail;
  }
}
