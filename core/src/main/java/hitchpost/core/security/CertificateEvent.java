package hitchpost.core.security;

import hitchpost.core.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  record Listed(long request, List<InstalledRoot> roots, @Nullable InstalledChain shownToCars)
      implements CertificateEvent {
    public Listed {
      roots = List.copyOf(roots);
    }
  }

  /** A key is kept, and this is the request for its certificate, in PEM. */
  record RequestMade(String csr, OwnUse use) implements CertificateEvent {}

  /**
   * There is a certificate towards cars.
   *
   * @param queries what to ask of it and those between it and its root; at most four
   */
  record ForCars(List<OcspQuery> queries) implements CertificateEvent {
    public ForCars {
      queries = List.copyOf(queries);
    }
  }

  record RequestFailed(String why) implements CertificateEvent {}

  /** The certificate is kept. */
  record Taken(long request, OwnCertificate certificate, OwnUse use) implements CertificateEvent {}

  /** The certificate is not kept. */
  record Refused(long request, String why) implements CertificateEvent {}

  /**
   * A contract was looked at.
   *
   * @param queries what to ask of its certificates, the contract itself first; at most four
   * @param why it cannot be trusted, for a technician
   */
  record ContractChecked(long request, Standing standing, List<OcspQuery> queries, String why)
      implements CertificateEvent {
    public ContractChecked {
      queries = List.copyOf(queries);
    }
  }

  /** What can be said of a contract from here. */
  enum Standing {
    VALID,
    /** It is in order as far as it goes, and leads to no root that is installed. */
    ROOT_MISSING,
    INVALID
  }

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
      case CertificateCommand.ListRoots c -> new Listed(c.request(), List.of(), null);
      case CertificateCommand.MakeRequest c -> new RequestFailed(why);
      case CertificateCommand.RenewForCars c -> new RequestFailed(why);
      case CertificateCommand.CheckContract c ->
          new ContractChecked(c.request(), Standing.INVALID, List.of(), why);
      case CertificateCommand.Take c -> new Refused(c.request(), why);
      case CertificateCommand.KeepStatus c -> new ForCars(List.of());
      case CertificateCommand.Describe c -> new Described(Holdings.NONE);
      case CertificateCommand.Adopt c -> new Described(Holdings.NONE);
      case CertificateCommand.Discard c -> new Described(Holdings.NONE);
      case CertificateCommand.SettleRoots c -> new Described(Holdings.NONE);
    };
  }
}
