package hitchpost.core.security;

/** Whom a certificate of the station is shown to. */
public enum OwnUse {
  CSMS,
  /** Cars, over ISO 15118. */
  V2G
}
