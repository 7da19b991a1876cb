package hitchpost.core.security;

/** What a root certificate is for. */
public enum RootUse {
  /** A certificate of the CSMS leads to it, and that of the station. */
  CSMS,
  /** The certificate that signs firmware leads to it. */
  MANUFACTURER
}
