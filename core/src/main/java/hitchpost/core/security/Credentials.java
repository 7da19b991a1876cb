package hitchpost.core.security;

import org.jspecify.annotations.Nullable;

/**
 * How a station shows who it is.
 *
 * @param securityProfile the least a connection is secured with
 * @param password in hexadecimal digits, empty for none
 * @param certificate a certificate that is tried; null for the newest of those in use
 */
record Credentials(int securityProfile, String password, @Nullable String certificate) {
  /** Never shows the password. */
  @Override
  public String toString() {
    return "Credentials[" + securityProfile + ", ***, " + certificate + "]";
  }
}
