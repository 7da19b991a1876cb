package hitchpost.station.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The password a station shows in every handshake; the user name is the raw station identity.
 *
 * <p>OCPP 1.6 keys are hex digits of bytes that need not be text in any encoding, so the password
 * stays bytes all the way. Source: OCPP 1.6 security whitepaper, A00.FR.204-205; RFC 7617.
 */
public final class BasicAuth {
  private final byte[] password;

  /** Takes the password bytes as they go on the wire (copied). */
  public BasicAuth(byte[] password) {
    this.password = password.clone();
  }

  /** A password that is text, as in OCPP 2.0.1: its UTF-8 bytes. */
  public static BasicAuth ofText(String password) {
    return new BasicAuth(password.getBytes(StandardCharsets.UTF_8));
  }

  String authorization(String user) {
    byte[] name = user.getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(name, name.length + 1 + password.length);
    both[name.length] = ':';
    System.arraycopy(password, 0, both, name.length + 1, password.length);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "BasicAuth[***]";
  }
}
