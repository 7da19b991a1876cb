package hitchpost.station.certificates;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/** Which hosts a certificate names, and how. */
public final class HostNames {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private HostNames() {}

  /** Its DNS names and addresses besides the subject; empty when they cannot be read. */
  public static List<String> alternative(X509Certificate certificate) {
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      return (all == null ? List.<List<?>>of() : all)
          .stream()
              .filter(entry -> entry.get(0).equals(DNS_NAME) || entry.get(0).equals(IP_ADDRESS))
              .map(entry -> String.valueOf(entry.get(1)))
              .toList();
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }

  /**
   * Whether a certificate that is for a host says so by a wildcard and by nothing else. Source:
   * OCPP 2.0.1 errata 2.62.
   */
  static boolean wild(X509Certificate certificate, String host) {
    List<String> alternative = alternative(certificate);
    // RFC 2818, 3.1: the subject counts where there is no DNS name beside it
    List<String> names =
        alternative.stream().anyMatch(name -> !isAddress(name))
            ? alternative
            : Checks.names(certificate, "CN");
    return !isAddress(host)
        && names.stream().noneMatch(host::equalsIgnoreCase)
        && names.stream().anyMatch(name -> name.contains("*"));
  }

  /** No wildcard stands for an address. */
  private static boolean isAddress(String host) {
    return host.contains(":") || host.matches("[0-9.]+");
  }
}
