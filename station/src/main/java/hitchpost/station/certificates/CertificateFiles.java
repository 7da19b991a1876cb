package hitchpost.station.certificates;

import hitchpost.core.Verdict.Deleting;
import hitchpost.core.Verdict.Installing;
import hitchpost.core.rpc.Trust;
import hitchpost.core.security.CertificateCommand;
import hitchpost.core.security.CertificateEvent;
import hitchpost.core.security.CertificateHash;
import hitchpost.core.security.CertificateStore;
import hitchpost.core.security.Holdings;
import hitchpost.core.security.InstalledRoot;
import hitchpost.core.security.OwnCertificate;
import hitchpost.core.security.OwnUse;
import hitchpost.core.security.RootCertificate;
import hitchpost.core.security.RootUse;
import hitchpost.station.certificates.OwnFiles.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificates and keys of a station in files. Safe for use by several threads. */
public final class CertificateFiles implements CertificateStore {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateFiles.class);

  /**
   * Where the files are. None of them has to exist.
   *
   * @param csmsRoots bundle
   * @param systemRoots whether the roots of the Java installation are trusted for the CSMS as well
   * @param manufacturerRoots bundle
   * @param certificates folder of chains
   * @param keys folder of keys, which may be the same
   * @param keyPassword of encrypted keys
   * @param contracts what plug and charge needs
   */
  public record Places(
      Path csmsRoots,
      boolean systemRoots,
      Path manufacturerRoots,
      Path certificates,
      Path keys,
      @Nullable String keyPassword,
      ContractPlaces contracts) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "Places[" + csmsRoots + ", " + manufacturerRoots + ", " + certificates + "]";
    }
  }

  /**
   * Where the files of plug and charge are.
   *
   * @param v2gRoots bundle
   * @param operatorRoots bundle of the roots of mobility operators
   * @param certificates folder of the chains that cars are shown
   * @param keys folder of their keys, which may be the same
   */
  public record ContractPlaces(Path v2gRoots, Path operatorRoots, Path certificates, Path keys) {
    /** The usual names in one folder. */
    public static ContractPlaces in(Path folder) {
      return new ContractPlaces(
          folder.resolve("v2g-roots.pem"),
          folder.resolve("mo-roots.pem"),
          folder.resolve("v2g"),
          folder.resolve("v2g"));
    }
  }

  private final RootFile csmsRoots;
  private final RootFile manufacturerRoots;
  private final OwnFiles own;
  private final ContractFiles contracts;
  private final TrustedCsms trust;
  private final TrustedCsms fileTrust;
  private final ReentrantLock lock = new ReentrantLock();

  public CertificateFiles(Places places) {
    csmsRoots = new RootFile(places.csmsRoots());
    manufacturerRoots = new RootFile(places.manufacturerRoots());
    own = new OwnFiles(places.certificates(), places.keys(), places.keyPassword());
    contracts = new ContractFiles(places.contracts(), places);
    trust = new TrustedCsms(places.systemRoots());
    fileTrust = new TrustedCsms(places.systemRoots());
  }

  @Override
  public CertificateEvent execute(CertificateCommand command) {
    lock.lock();
    try {
      return carryOut(command);
    } catch (IOException
        | UncheckedIOException
        | GeneralSecurityException
        | IllegalArgumentException e) {
      LOG.error("The certificate store failed: {}", e.toString());
      return CertificateEvent.failed(command, "the certificate store failed");
    } finally {
      lock.unlock();
    }
  }

  private CertificateEvent carryOut(CertificateCommand command)
      throws IOException, GeneralSecurityException {
    return switch (command) {
      case CertificateCommand.Describe c -> described();
      case CertificateCommand.Install c -> install(c);
      case CertificateCommand.Delete c -> delete(c);
      case CertificateCommand.ListRoots c -> list(c);
      case CertificateCommand.MakeRequest c ->
          switch (c.use()) {
            case CSMS -> {
              KeyPair key = own.newKey();
              yield new CertificateEvent.RequestMade(
                  CertificateRequest.of(key, c.owner()), OwnUse.CSMS);
            }
            case V2G -> contracts.request(c.owner());
          };
      case CertificateCommand.RenewForCars c -> contracts.renew(c);
      case CertificateCommand.CheckContract c -> contracts.check(c);
      case CertificateCommand.KeepStatus c -> {
        contracts.keepStatus(c);
        yield new CertificateEvent.ForCars(List.of());
      }
      case CertificateCommand.Take c -> take(c);
      case CertificateCommand.Adopt c -> {
        own.adopt(c.id());
        yield described();
      }
      case CertificateCommand.Discard c -> {
        own.discard(c.id());
        yield described();
      }
      case CertificateCommand.SettleRoots c -> {
        X509Certificate proved = trust.lastAnchor();
        if (proved != null && csmsRoots.roots().contains(proved)) {
          csmsRoots.dropSpare();
        }
        yield described();
      }
    };
  }

  private CertificateEvent.Described described() throws IOException, CertificateException {
    OwnCertificate candidate = own.candidate().map(Pair::described).orElse(null);
    return new CertificateEvent.Described(
        new Holdings(
            csmsRoots.roots().stream().map(CertificateFiles::described).toList(),
            !csmsRoots.spare().isEmpty(),
            own.pairs().stream().map(Pair::described).toList(),
            candidate));
  }

  private static RootCertificate described(X509Certificate root) {
    String name = root.getSubjectX500Principal().getName().replaceAll("\\p{C}", "?");
    return new RootCertificate(name, root.getNotAfter().toInstant());
  }

  private RootFile file(RootUse use) {
    return switch (use) {
      case CSMS -> csmsRoots;
      case MANUFACTURER -> manufacturerRoots;
      case V2G -> contracts.v2gRoots();
      case MOBILITY_OPERATOR -> contracts.operatorRoots();
    };
  }

  private CertificateEvent install(CertificateCommand.Install command)
      throws IOException, CertificateException {
    RootFile file = file(command.use());
    List<X509Certificate> roots = file.roots();
    X509Certificate added;
    try {
      added = single(command.pem());
      Checks.root(added, command.at());
      boolean successor = command.onlySuccessor() && command.use() == RootUse.CSMS;
      if (successor && !roots.isEmpty() && !roots.contains(added)) {
        return succeed(command, file, roots, added);
      }
    } catch (Checks.Unfit unfit) {
      return refused(command, true, String.valueOf(unfit.getMessage()));
    }
    if (!roots.contains(added)) {
      if (count() >= command.most()) {
        return refused(command, false, "there are as many roots as may be installed");
      }
      List<X509Certificate> more = new ArrayList<>(roots);
      more.add(added);
      file.replace(more);
    }
    return accepted(command);
  }

  private int count() throws IOException, CertificateException {
    int count = 0;
    for (RootUse use : RootUse.values()) {
      count += file(use).roots().size();
    }
    return count;
  }

  /** Source: OCPP 1.6 security whitepaper, M05.FR.09 to M05.FR.11. */
  private CertificateEvent succeed(
      CertificateCommand.Install command,
      RootFile file,
      List<X509Certificate> roots,
      X509Certificate added)
      throws IOException, CertificateException, Checks.Unfit {
    if (roots.stream().noneMatch(root -> RootHash.signed(added, root.getPublicKey()))) {
      throw new Checks.Unfit("it is not signed by the root that it replaces");
    }
    file.keepSpare(roots);
    file.replace(List.of(added));
    return accepted(command);
  }

  private static X509Certificate single(String pem) throws Checks.Unfit {
    try {
      List<X509Certificate> certificates = Pem.certificates(pem);
      if (certificates.size() == 1) {
        return certificates.getFirst();
      }
    } catch (CertificateException unreadable) {
      throw new Checks.Unfit("it cannot be read");
    }
    throw new Checks.Unfit("it is not one certificate in PEM");
  }

  private static CertificateEvent accepted(CertificateCommand.Install command) {
    return new CertificateEvent.Installed(
        command.request(), Installing.ACCEPTED, command.use(), false, "");
  }

  private static CertificateEvent refused(
      CertificateCommand.Install command, boolean invalid, String why) {
    return new CertificateEvent.Installed(
        command.request(), Installing.REJECTED, command.use(), invalid, why);
  }

  /** Source: OCPP 1.6 security whitepaper, M04. */
  private CertificateEvent delete(CertificateCommand.Delete command)
      throws IOException, CertificateException {
    for (RootUse use : RootUse.values()) {
      RootFile file = file(use);
      List<X509Certificate> all = file.trusted();
      Optional<X509Certificate> found =
          all.stream().filter(root -> isNamed(root, command.hash(), all)).findFirst();
      if (found.isPresent()) {
        boolean needed = command.connected() && found.get().equals(trust.lastAnchor());
        if (needed) {
          return new CertificateEvent.Deleted(command.request(), Deleting.FAILED);
        }
        remove(file, found.get());
        return new CertificateEvent.Deleted(command.request(), Deleting.ACCEPTED);
      }
    }
    for (Pair pair : own.pairs()) {
      List<X509Certificate> issuers = new ArrayList<>(pair.chain());
      issuers.addAll(csmsRoots.trusted());
      if (isNamed(pair.chain().getFirst(), command.hash(), issuers)) {
        return new CertificateEvent.Deleted(command.request(), Deleting.FAILED);
      }
    }
    return new CertificateEvent.Deleted(command.request(), Deleting.NOT_FOUND);
  }

  private static void remove(RootFile file, X509Certificate root)
      throws IOException, CertificateException {
    if (file.spare().contains(root)) {
      file.dropSpare();
    }
    List<X509Certificate> rest = new ArrayList<>(file.roots());
    if (rest.remove(root)) {
      file.replace(rest);
    }
  }

  private static boolean isNamed(
      X509Certificate certificate, CertificateHash hash, List<X509Certificate> others) {
    return RootHash.of(certificate, hash.algorithm(), others).matches(hash);
  }

  private CertificateEvent list(CertificateCommand.ListRoots command)
      throws IOException, CertificateException {
    List<InstalledRoot> found = new ArrayList<>();
    for (RootUse use : command.uses()) {
      List<X509Certificate> all = file(use).trusted();
      for (X509Certificate root : all) {
        CertificateHash hash = RootHash.of(root, CertificateHash.Algorithm.SHA256, all);
        found.add(new InstalledRoot(use, hash));
      }
    }
    return new CertificateEvent.Listed(
        command.request(), found, command.shownToCars() ? contracts.shown().orElse(null) : null);
  }

  private CertificateEvent take(CertificateCommand.Take command)
      throws IOException, CertificateException {
    try {
      if (command.use() == OwnUse.V2G) {
        return contracts.take(command);
      }
      List<X509Certificate> chain = Checks.readChain(command.chain());
      if (!own.waitsFor(chain.getFirst().getPublicKey())) {
        throw new Checks.Unfit("it is for no key that waits for a certificate");
      }
      Checks.chain(chain, csmsRoots.trusted(), command.owner(), command.at());
      return new CertificateEvent.Taken(command.request(), own.propose(chain), OwnUse.CSMS);
    } catch (Checks.Unfit unfit) {
      return new CertificateEvent.Refused(command.request(), String.valueOf(unfit.getMessage()));
    }
  }

  /**
   * What TLS needs for a connection with the CSMS.
   *
   * @param certificate which of its own the station shows; null for none
   * @param whom whom it takes for the CSMS
   * @throws GeneralSecurityException when there is no such certificate, or files are not what they
   *     should be
   */
  public SSLContext tls(@Nullable String certificate, Trust whom) throws GeneralSecurityException {
    lock.lock();
    try {
      Pair shown = null;
      if (certificate != null) {
        shown =
            own.find(certificate)
                .orElseThrow(() -> new GeneralSecurityException("its certificate is gone"));
      }
      List<X509Certificate> roots = whom.replacedRoots() ? csmsRoots.trusted() : csmsRoots.roots();
      return trust.context(roots, shown, whom.wildcards());
    } catch (IOException | UncheckedIOException e) {
      throw new GeneralSecurityException("its certificates cannot be read", e);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the other side of such a connection asked who the station is. */
  public static boolean wasAskedFor(SSLSession session) {
    return session.getValue(TrustedCsms.ASKED) != null;
  }

  /** Why the station has no certificate to show, for a person. */
  public String lack() throws GeneralSecurityException {
    lock.lock();
    try {
      return own.lack();
    } catch (UncheckedIOException e) {
      throw new GeneralSecurityException("its certificates cannot be read", e);
    } finally {
      lock.unlock();
    }
  }

  /** The roots that a certificate for signing firmware may come from. */
  public List<X509Certificate> manufacturerRoots() throws IOException, CertificateException {
    lock.lock();
    try {
      return manufacturerRoots.roots();
    } finally {
      lock.unlock();
    }
  }

  /**
   * TLS towards servers of files, which the same roots vouch for as for the CSMS.
   *
   * @throws GeneralSecurityException when the roots cannot be used
   */
  public SSLContext fileTls() throws GeneralSecurityException {
    lock.lock();
    try {
      return fileTrust.context(csmsRoots.trusted(), null, true);
    } catch (IOException e) {
      throw new GeneralSecurityException("the roots cannot be read", e);
    } finally {
      lock.unlock();
    }
  }
}
