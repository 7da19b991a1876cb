package hitchpost.station.file;

import java.util.Arrays;
import java.util.Optional;

/** A version of OCPP that a station may offer to its CSMS. */
public enum OcppVersion {
  V1_6("1.6", "ocpp1.6"),
  V2_0_1("2.0.1", "ocpp2.0.1");

  private final String text;
  private final String subprotocol;

  OcppVersion(String text, String subprotocol) {
    this.text = text;
    this.subprotocol = subprotocol;
  }

  /** The version with this spelling in a station file. */
  public static Optional<OcppVersion> of(String text) {
    return Arrays.stream(values()).filter(version -> version.text.equals(text)).findFirst();
  }

  /** The spelling in the station file. */
  public String text() {
    return text;
  }

  /** The name as WebSocket sub-protocol. */
  public String subprotocol() {
    return subprotocol;
  }
}
