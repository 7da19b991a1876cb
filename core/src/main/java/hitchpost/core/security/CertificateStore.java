package hitchpost.core.security;

import hitchpost.core.Verdict;

/** Where certificates and keys are kept; the shell's part. */
@FunctionalInterface
public interface CertificateStore {
  /** For a station that keeps none. */
  CertificateStore NONE = CertificateStore::refuse;

  /** Carries out a command; may take a while, and answers what became of it. Never throws. */
  CertificateEvent execute(CertificateCommand command);

  private static CertificateEvent refuse(CertificateCommand command) {
    return command instanceof CertificateCommand.Delete delete
        ? new CertificateEvent.Deleted(delete.request(), Verdict.Deleting.NOT_FOUND)
        : CertificateEvent.failed(command, "this station keeps no certificates");
  }
}
