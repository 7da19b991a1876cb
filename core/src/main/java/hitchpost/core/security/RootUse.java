package hitchpost.core.security;

/** What a root certificate is for. */
public enum RootUse {
  /** A certificate of the CSMS leads to it, and that of the station. */
  CSMS,
  /** The certificate that signs firmware leads to it. */
  MANUFACTURER,
  /** The certificate that the station shows cars leads to it, and contracts may. */
  V2G,
  /** Contracts that cars show lead to it. */
  MOBILITY_OPERATOR
}
