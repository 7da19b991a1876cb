package hitchpost.station.run;

import hitchpost.core.rpc.Password;
import hitchpost.core.rpc.Way;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.station.file.StationSection;
import hitchpost.station.wire.BasicAuth;
import hitchpost.station.wire.Endpoint;
import hitchpost.station.wire.EndpointSource;
import hitchpost.station.wire.EndpointSource.UnusableWayException;
import hitchpost.station.wire.TlsSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Makes of a station file how its station connects. */
final class Endpoints {
  private final BiConsumer<String, String> complaints;

  /**
   * @param complaints takes the path within the station's section, and what is wrong there
   */
  Endpoints(BiConsumer<String, String> complaints) {
    this.complaints = complaints;
  }

  /** Where the ways of a station lead; complains of what cannot be used. */
  EndpointSource of(StationSection section) {
    ConnectionProfile first = Security.profiles(section).getFirst();
    TlsSettings tls = tls(section);
    try {
      endpoint(section, tls, new Way(0, first.url(), first.securityProfile(), null, null));
    } catch (UnusableWayException e) {
      complaints.accept(".csms.url", String.valueOf(e.getMessage()));
    }
    return way -> endpoint(section, tls, way);
  }

  private static Endpoint endpoint(StationSection section, TlsSettings tls, Way way) {
    Password password = way.password();
    try {
      return new Endpoint(
          URI.create(way.url()),
          section.stationId(),
          password == null ? null : new BasicAuth(password.bytes()),
          way.secure() ? tls : null);
    } catch (IllegalArgumentException e) {
      throw new UnusableWayException(String.valueOf(e.getMessage()), e);
    }
  }

  private TlsSettings tls(StationSection section) {
    Path roots = section.tls().csmsRootCertificates();
    TlsSettings settings = TlsSettings.trustingSystemRoots();
    try {
      settings = roots == null ? settings : TlsSettings.trusting(certificates(roots));
    } catch (IOException | CertificateException | IllegalArgumentException e) {
      complaints.accept(
          ".tls.csmsRootCertificates", "cannot be read as PEM certificates: " + e.getMessage());
    }
    return section.behaviour().verifyCsmsHostname() ? settings : settings.withoutHostnameCheck();
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
