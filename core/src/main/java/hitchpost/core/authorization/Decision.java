package hitchpost.core.authorization;

import hitchpost.core.types.IdTokenInfo;

/** What the station decides about a token by itself. */
public sealed interface Decision {
  /** The token may charge. */
  record Accepted(IdTokenInfo info) implements Decision {}

  /** The token may not charge. */
  record Refused(IdTokenInfo info) implements Decision {}

  /** Only the CSMS can tell. */
  record AskCsms() implements Decision {}
}
