package hitchpost.station.wire;

import hitchpost.core.rpc.Trouble;
import hitchpost.station.certificates.HostNames;
import hitchpost.station.certificates.RefusedChain;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with the certificate of a CSMS, and whose a certificate is. */
public final class CertificateWords {
  private static final int MAX_NAMES = 5;

  private final String host;
  private final Instant now;
  private final List<X509Certificate> chain;

  private CertificateWords(String host, Instant now, List<X509Certificate> chain) {
    this.host = host;
    this.now = now;
    this.chain = chain;
  }

  /** Why the station does not believe the CSMS; empty when that is not why TLS failed. */
  static Optional<Setback> of(Throwable failure, String host, Instant now) {
    List<X509Certificate> chain = List.of();
    boolean ofCertificate = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedChain refused) {
        chain = refused.chain();
      }
      ofCertificate |= cause instanceof CertificateException;
      Optional<Setback> found = new CertificateWords(host, now, chain).why(cause);
      if (found.isPresent()) {
        return found;
      }
    }
    return ofCertificate
        ? Optional.of(unfit("is not accepted: " + lastWords(failure)))
        : Optional.empty();
  }

  private static String lastWords(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return Words.printable(String.valueOf(last.getMessage()));
  }

  private Optional<Setback> why(Throwable cause) {
    return switch (cause) {
      case CertificateExpiredException e -> Optional.of(expired());
      case CertificateNotYetValidException e -> Optional.of(early());
      case CertPathBuilderException e -> Optional.of(noPath());
      case CertPathValidatorException e when e.getReason() == BasicReason.ALGORITHM_CONSTRAINED ->
          Optional.of(
              new Setback(Trouble.CSMS_CERTIFICATE_WEAK, whose() + "has a weak key or signature"));
      case CertPathValidatorException e when e.getReason() == BasicReason.EXPIRED ->
          Optional.of(expired());
      case CertPathValidatorException e when e.getReason() == BasicReason.NOT_YET_VALID ->
          Optional.of(early());
      case CertPathValidatorException e when e.getReason() != BasicReason.UNSPECIFIED ->
          Optional.of(unfit("is not accepted (" + e.getReason() + ")"));
      case RefusedChain.Weak e ->
          Optional.of(
              new Setback(
                  Trouble.CSMS_CERTIFICATE_WEAK, whose() + "is not accepted: " + e.getMessage()));
      case RefusedChain.Wildcard e -> Optional.of(wildcard());
      default -> namesAnotherHost(cause) ? Optional.of(otherName()) : Optional.empty();
    };
  }

  private static String whose() {
    return "the certificate of the CSMS ";
  }

  private static Setback unfit(String what) {
    return new Setback(Trouble.CSMS_CERTIFICATE_UNFIT, whose() + what);
  }

  private Setback expired() {
    String detail =
        chain.stream()
            .filter(c -> c.getNotAfter().toInstant().isBefore(now))
            .findFirst()
            .map(c -> detail(c, "it was valid until " + c.getNotAfter().toInstant()))
            .orElse("");
    return new Setback(Trouble.CSMS_CERTIFICATE_EXPIRED, whose() + "has expired" + detail);
  }

  private Setback early() {
    String detail =
        chain.stream()
            .filter(c -> c.getNotBefore().toInstant().isAfter(now))
            .findFirst()
            .map(c -> detail(c, "it is valid from " + c.getNotBefore().toInstant()))
            .orElse("");
    return new Setback(Trouble.CSMS_CERTIFICATE_EARLY, whose() + "is not valid yet" + detail);
  }

  private String detail(X509Certificate certificate, String period) {
    String which =
        certificate.equals(chain.getFirst()) ? "" : "that of " + subject(certificate) + ", ";
    return " (" + which + period + "; here it is " + now.truncatedTo(ChronoUnit.SECONDS) + ")";
  }

  private Setback noPath() {
    String words = whose() + "does not lead to a trusted root";
    if (chain.isEmpty()) {
      return new Setback(Trouble.CSMS_CERTIFICATE_UNTRUSTED, words);
    }
    X509Certificate last = chain.getLast();
    if (selfIssued(last)) {
      return chain.size() == 1
          ? new Setback(
              Trouble.CSMS_CERTIFICATE_SELF_SIGNED, words + "; it is signed by nobody but itself")
          : new Setback(
              Trouble.CSMS_CERTIFICATE_UNTRUSTED, words + "; it leads to " + subject(last));
    }
    String issuer = name(last.getIssuerX500Principal().getName());
    return chain.size() == 1
        ? new Setback(
            Trouble.CSMS_CHAIN_INCOMPLETE,
            words + "; " + issuer + " signed it, which the CSMS does not send along")
        : new Setback(Trouble.CSMS_CERTIFICATE_UNTRUSTED, words + "; it leads to " + issuer);
  }

  private static boolean selfIssued(X509Certificate certificate) {
    return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
  }

  private static boolean namesAnotherHost(Throwable cause) {
    String said = Words.said(cause);
    return said.startsWith("no subject alternative") || said.startsWith("no name matching");
  }

  private Setback otherName() {
    return new Setback(
        Trouble.CSMS_CERTIFICATE_NAME, whose() + "names another host" + notTheHost());
  }

  private Setback wildcard() {
    return new Setback(
        Trouble.CSMS_CERTIFICATE_WILDCARD,
        whose() + "names the host by a wildcard, which is not allowed" + notTheHost());
  }

  private String notTheHost() {
    List<String> names = chain.isEmpty() ? List.of() : names(chain.getFirst());
    return names.isEmpty() ? "" : " (" + String.join(", ", names) + ", and not " + host + ")";
  }

  /** DNS names and addresses that a certificate is for; else its subject. */
  public static List<String> names(X509Certificate certificate) {
    List<String> names =
        HostNames.alternative(certificate).stream()
            .limit(MAX_NAMES)
            .map(CertificateWords::name)
            .toList();
    return names.isEmpty() ? List.of(subject(certificate)) : names;
  }

  private static String subject(X509Certificate certificate) {
    return name(certificate.getSubjectX500Principal().getName());
  }

  private static String name(String text) {
    String cut = text.length() > 100 ? text.substring(0, 100) + "..." : text;
    return Words.printable(cut);
  }
}
