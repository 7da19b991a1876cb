package hitchpost.station.run;

import hitchpost.core.rpc.Password;
import hitchpost.core.rpc.Trust;
import hitchpost.core.rpc.Way;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.station.certificates.CertificateFiles;
import hitchpost.station.certificates.CertificateFiles.ContractPlaces;
import hitchpost.station.certificates.CertificateFiles.Places;
import hitchpost.station.certificates.Pem;
import hitchpost.station.file.Secret;
import hitchpost.station.file.StationSection;
import hitchpost.station.file.TlsSection;
import hitchpost.station.wire.BasicAuth;
import hitchpost.station.wire.Endpoint;
import hitchpost.station.wire.EndpointSource;
import hitchpost.station.wire.EndpointSource.UnusableWayException;
import hitchpost.station.wire.TlsSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Makes of a station file how its station connects, and where its certificates are. */
final class Endpoints {
  private final BiConsumer<String, String> complaints;

  /**
   * @param complaints takes the path within the station's section, and what is wrong there
   */
  Endpoints(BiConsumer<String, String> complaints) {
    this.complaints = complaints;
  }

  /** The certificates of a station; complains of roots that cannot be used. */
  CertificateFiles certificates(StationSection section) {
    TlsSection tls = section.tls();
    checkRoots(tls.csmsRootCertificates(), ".tls.csmsRootCertificates");
    checkRoots(tls.manufacturerRootCertificates(), ".tls.manufacturerRootCertificates");
    checkRoots(tls.v2gRootCertificates(), ".tls.v2gRootCertificates");
    checkRoots(tls.moRootCertificates(), ".tls.moRootCertificates");
    Path folder = section.storageDirectory().resolve("certificates");
    Path certificates = tls.clientCertificates();
    Path keys = tls.clientKeys();
    Secret password = tls.keyPassword();
    return new CertificateFiles(
        new Places(
            or(tls.csmsRootCertificates(), folder.resolve("csms-roots.pem")),
            tls.csmsRootCertificates() == null,
            or(tls.manufacturerRootCertificates(), folder.resolve("manufacturer-roots.pem")),
            or(certificates, folder.resolve("station")),
            or(keys, or(certificates, folder.resolve("station"))),
            password == null ? null : password.value(),
            contracts(tls, ContractPlaces.in(folder))));
  }

  private static ContractPlaces contracts(TlsSection tls, ContractPlaces usual) {
    Path certificates = tls.v2gCertificates();
    return new ContractPlaces(
        or(tls.v2gRootCertificates(), usual.v2gRoots()),
        or(tls.moRootCertificates(), usual.operatorRoots()),
        or(certificates, usual.certificates()),
        or(tls.v2gKeys(), or(certificates, usual.keys())));
  }

  private static Path or(@Nullable Path path, Path otherwise) {
    return path == null ? otherwise : path;
  }

  private void checkRoots(@Nullable Path bundle, String where) {
    if (bundle == null) {
      return;
    }
    try {
      if (Pem.certificates(Files.readString(bundle, StandardCharsets.ISO_8859_1)).isEmpty()) {
        complaints.accept(where, "cannot be read as PEM certificates: there is none in it");
      }
    } catch (IOException | CertificateException e) {
      complaints.accept(where, "cannot be read as PEM certificates: " + e.getMessage());
    }
  }

  /** Where the ways of a station lead; complains of what cannot be used. */
  EndpointSource of(StationSection section, CertificateFiles certificates) {
    ConnectionProfile first = Security.profiles(section).getFirst();
    int level = Math.min(first.securityProfile(), 1);
    String plain = first.url().replaceFirst("^(?i)wss:", "ws:");
    try {
      endpoint(section, certificates, new Way(0, plain, level, null, null, Trust.USUAL, null));
    } catch (UnusableWayException e) {
      complaints.accept(".csms.url", String.valueOf(e.getMessage()));
    }
    return way -> endpoint(section, certificates, way);
  }

  private static Endpoint endpoint(StationSection section, CertificateFiles certificates, Way way) {
    Password password = way.password();
    try {
      return new Endpoint(
          URI.create(way.url()),
          section.stationId(),
          password == null ? null : new BasicAuth(password.bytes()),
          way.secure() ? tls(section, certificates, way) : null);
    } catch (IllegalArgumentException e) {
      throw new UnusableWayException(String.valueOf(e.getMessage()), e);
    } catch (GeneralSecurityException e) {
      throw new UnusableWayException("TLS cannot begin: " + e.getMessage(), e);
    }
  }

  private static TlsSettings tls(StationSection section, CertificateFiles certificates, Way way)
      throws GeneralSecurityException {
    if (way.securityProfile() == 3 && way.certificate() == null) {
      throw new UnusableWayException(certificates.lack());
    }
    return new TlsSettings(
        certificates.tls(way.certificate(), way.trust()), section.behaviour().verifyCsmsHostname());
  }
}
