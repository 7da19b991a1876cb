package hitchpost.core.security;

import hitchpost.core.Verdict;
import java.util.List;

/** What became of a {@link CertificateCommand}. */
public sealed interface CertificateEvent {
  /** What there is now. */
  record Described(Holdings holdings) implements CertificateEvent {}

  /**
   * A root was installed, or not.
   *
   * @param invalid whether the certificate itself was the reason for a refusal
   * @param why for a technician
   */
  record Installed(
      long request, Verdict.Installing outcome, RootUse use, boolean invalid, String why)
      implements CertificateEvent {}

  record Deleted(long request, Verdict.Deleting outcome) implements CertificateEvent {}

  record Listed(long request, List<CertificateHash> roots) implements CertificateEvent {
    public Listed {
      roots = List.copyOf(roots);
    }
  }

  /** A key is kept, and this is the request for its certificate, in PEM. */
  record RequestMade(String csr) implements CertificateEvent {}

  record RequestFailed(String why) implements CertificateEvent {}

  /** The certificate is kept as a candidate. */
  record Taken(long request, OwnCertificate certificate) implements CertificateEvent {}

  /** The certificate is not kept. */
  record Refused(long request, String why) implements CertificateEvent {}
}
