package hitchpost.core.security;

import hitchpost.core.Verdict;
import java.util.List;

/** Where certificates and keys are kept; the shell's part. */
@FunctionalInterface
public interface CertificateStore {
  /** For a station that keeps none. */
  CertificateStore NONE = CertificateStore::refuse;

  /** Carries out a command; may take a while, and answers what became of it. Never throws. */
  CertificateEvent execute(CertificateCommand command);

  private static CertificateEvent refuse(CertificateCommand command) {
    String why = "this station keeps no certificates";
    return switch (command) {
      case CertificateCommand.Install c ->
          new CertificateEvent.Installed(
              c.request(), Verdict.Installing.FAILED, c.use(), false, why);
      case CertificateCommand.Delete c ->
          new CertificateEvent.Deleted(c.request(), Verdict.Deleting.NOT_FOUND);
      case CertificateCommand.ListRoots c -> new CertificateEvent.Listed(c.request(), List.of());
      case CertificateCommand.MakeRequest c -> new CertificateEvent.RequestFailed(why);
      case CertificateCommand.Take c -> new CertificateEvent.Refused(c.request(), why);
      case CertificateCommand.Describe c -> new CertificateEvent.Described(Holdings.NONE);
      case CertificateCommand.Adopt c -> new CertificateEvent.Described(Holdings.NONE);
      case CertificateCommand.Discard c -> new CertificateEvent.Described(Holdings.NONE);
      case CertificateCommand.SettleRoots c -> new CertificateEvent.Described(Holdings.NONE);
    };
  }
}
