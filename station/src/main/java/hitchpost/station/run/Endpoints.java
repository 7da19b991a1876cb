package hitchpost.station.run;

import hitchpost.station.file.CsmsSection;
import hitchpost.station.file.OcppVersion;
import hitchpost.station.file.StationSection;
import hitchpost.station.wire.BasicAuth;
import hitchpost.station.wire.Endpoint;
import hitchpost.station.wire.TlsSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Makes of a station file how its station connects. */
final class Endpoints {
  private static final Endpoint NONE = Endpoint.plain(URI.create("ws://127.0.0.1"), "none");

  private final BiConsumer<String, String> complaints;

  /**
   * @param complaints takes the path within the station's section, and what is wrong there
   */
  Endpoints(BiConsumer<String, String> complaints) {
    this.complaints = complaints;
  }

  /** The endpoint; any one when there was something to complain of. */
  Endpoint of(StationSection section) {
    CsmsSection csms = section.csms();
    int profile = csms.securityProfile();
    if (profile == 3) {
      complaints.accept(".csms.securityProfile", "3 is not supported yet; 0 to 2 are");
      return NONE;
    }
    boolean basic = profile == 1 || profile == 2;
    boolean first16 = section.ocppVersions().getFirst() == OcppVersion.V1_6;
    BasicAuth credentials =
        basic && csms.password() != null
            ? new BasicAuth(bytes(csms.password().value(), first16))
            : null;
    TlsSettings tls = profile == 2 ? tls(section) : null;
    if (profile == 2 && tls == null) {
      return NONE;
    }
    try {
      return new Endpoint(csms.url(), section.stationId(), credentials, tls);
    } catch (IllegalArgumentException e) {
      complaints.accept(".csms.url", String.valueOf(e.getMessage()));
      return NONE;
    }
  }

  /**
   * The bytes of the password. An AuthorizationKey of OCPP 1.6 is written as hexadecimal digits, 32
   * to 40 of them for the 16 to 20 bytes it may have; anything else stands for itself.
   */
  static byte[] bytes(String password, boolean ocpp16) {
    boolean key = ocpp16 && password.length() % 2 == 0 && password.matches("[0-9A-Fa-f]{32,40}");
    return key ? HexFormat.of().parseHex(password) : password.getBytes(StandardCharsets.UTF_8);
  }

  private @Nullable TlsSettings tls(StationSection section) {
    Path roots = section.tls().csmsRootCertificates();
    try {
      TlsSettings settings =
          roots == null
              ? TlsSettings.trustingSystemRoots()
              : TlsSettings.trusting(certificates(roots));
      return section.behaviour().verifyCsmsHostname() ? settings : settings.withoutHostnameCheck();
    } catch (IOException | CertificateException | IllegalArgumentException e) {
      complaints.accept(
          ".tls.csmsRootCertificates", "cannot be read as PEM certificates: " + e.getMessage());
      return null;
    }
  }

  private static List<X509Certificate> certificates(Path bundle)
      throws IOException, CertificateException {
    List<X509Certificate> found = new ArrayList<>();
    try (InputStream pem = Files.newInputStream(bundle)) {
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        found.add((X509Certificate) certificate);
      }
    }
    if (found.isEmpty()) {
      throw new CertificateException("there is none in it");
    }
    return found;
  }
}
