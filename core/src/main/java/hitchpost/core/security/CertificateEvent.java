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

  /**
   * What to answer when a command cannot be carried out at all.
   *
   * @param why for a technician
   */
  static CertificateEvent failed(CertificateCommand command, String why) {
    return switch (command) {
      case CertificateCommand.Install c ->
          new Installed(c.request(), Verdict.Installing.FAILED, c.use(), false, why);
      case CertificateCommand.Delete c -> new Deleted(c.request(), Verdict.Deleting.FAILED);
      case CertificateCommand.ListRoots c -> new Listed(c.request(), List.of());
      case CertificateCommand.MakeRequest c -> new RequestFailed(why);
      case CertificateCommand.Take c -> new Refused(c.request(), why);
      case CertificateCommand.Describe c -> new Described(Holdings.NONE);
      case CertificateCommand.Adopt c -> new Described(Holdings.NONE);
      case CertificateCommand.Discard c -> new Described(Holdings.NONE);
      case CertificateCommand.SettleRoots c -> new Described(Holdings.NONE);
    };
  }
}
