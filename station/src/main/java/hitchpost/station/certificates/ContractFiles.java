package hitchpost.station.certificates;

import hitchpost.core.security.CertificateCommand;
import hitchpost.core.security.CertificateEvent;
import hitchpost.core.security.CertificateEvent.Standing;
import hitchpost.core.security.CertificateHash;
import hitchpost.core.security.InstalledChain;
import hitchpost.core.security.OcspQuery;
import hitchpost.core.security.OwnUse;
import hitchpost.station.certificates.OwnFiles.Pair;
import hitchpost.station.disk.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of plug and charge: the roots of both sides, and what the station shows cars. */
final class ContractFiles {
  private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";
  private static final byte[] OCSP = Der.oid("1.3.6.1.5.5.7.48.1");
  private static final int URI_NAME = 0x86;
  private static final int MAX_URL = 512;

  /** Source: OCPP 2.0.1 part 2, 1.1.1. */
  private static final int MAX_QUERIES = 4;

  /** Source: Using ISO 15118 Plug and Charge with OCPP 1.6, CertificateHashDataChainType. */
  private static final int MOST_ABOVE = 4;

  private final RootFile v2gRoots;
  private final RootFile operatorRoots;
  private final OwnFiles own;
  private final Path statuses;

  ContractFiles(CertificateFiles.ContractPlaces places, CertificateFiles.Places others) {
    v2gRoots = new RootFile(places.v2gRoots());
    operatorRoots = new RootFile(places.operatorRoots());
    own = new OwnFiles(places.certificates(), places.keys(), others.keyPassword());
    statuses = places.certificates().resolve("ocsp");
  }

  RootFile v2gRoots() {
    return v2gRoots;
  }

  RootFile operatorRoots() {
    return operatorRoots;
  }

  /** A contract may come from the authority of its operator, or from that of all V2G. */
  private List<X509Certificate> contractRoots() throws IOException, CertificateException {
    List<X509Certificate> roots = new ArrayList<>(operatorRoots.roots());
    roots.addAll(v2gRoots.roots());
    return roots;
  }

  CertificateEvent check(CertificateCommand.CheckContract command)
      throws IOException, CertificateException {
    List<X509Certificate> chain;
    try {
      chain = Checks.readChain(command.chain());
    } catch (Checks.Unfit unfit) {
      return checked(command, Standing.INVALID, List.of(), unfit);
    }
    List<X509Certificate> roots = contractRoots();
    List<OcspQuery> queries = queries(chain, roots);
    try {
      Checks.contract(chain, command.contractId(), command.at());
    } catch (Checks.Unfit unfit) {
      return checked(command, Standing.INVALID, queries, unfit);
    }
    try {
      Checks.path(chain, roots, command.at(), "installed root");
      return new CertificateEvent.ContractChecked(command.request(), Standing.VALID, queries, "");
    } catch (Checks.Unfit unfit) {
      boolean known =
          roots.stream()
              .anyMatch(root ->
                  root.getSubjectX500Principal().equals(chain.getLast().getIssuerX500Principal()));
      return checked(command, known ? Standing.INVALID : Standing.ROOT_MISSING, queries, unfit);
    }
  }

  private static CertificateEvent checked(
      CertificateCommand.CheckContract command,
      Standing standing,
      List<OcspQuery> queries,
      Checks.Unfit why) {
    return new CertificateEvent.ContractChecked(
        command.request(), standing, queries, String.valueOf(why.getMessage()));
  }

  /** What to ask of a chain; roots are not asked about. */
  private static List<OcspQuery> queries(List<X509Certificate> chain, List<X509Certificate> roots) {
    List<X509Certificate> issuers = issuers(chain, roots);
    return belowRoot(chain)
        .limit(MAX_QUERIES)
        .map(c -> new OcspQuery(hash(c, issuers), responder(c)))
        .toList();
  }

  private static Stream<X509Certificate> belowRoot(List<X509Certificate> chain) {
    return chain.stream()
        .filter(c -> !c.getIssuerX500Principal().equals(c.getSubjectX500Principal()));
  }

  private static List<X509Certificate> issuers(
      List<X509Certificate> chain, List<X509Certificate> roots) {
    List<X509Certificate> issuers = new ArrayList<>(chain);
    issuers.addAll(roots);
    return issuers;
  }

  private static CertificateHash hash(X509Certificate certificate, List<X509Certificate> issuers) {
    return RootHash.of(certificate, CertificateHash.Algorithm.SHA256, issuers);
  }

  /** What cars are shown, empty while there is nothing. */
  Optional<InstalledChain> shown() throws IOException, CertificateException {
    Optional<Pair> newest = newest();
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    List<X509Certificate> chain = newest.get().chain();
    List<X509Certificate> issuers = issuers(chain, v2gRoots.roots());
    return Optional.of(
        new InstalledChain(
            hash(chain.getFirst(), issuers),
            belowRoot(chain).skip(1).limit(MOST_ABOVE).map(c -> hash(c, issuers)).toList()));
  }

  private Optional<Pair> newest() throws IOException, CertificateException {
    return own.pairs().stream()
        .max(Comparator.comparing(pair -> notAfter(pair.chain().getFirst())));
  }

  /** Who answers for a certificate; empty when it does not say. Source: RFC 5280, 4.2.2.1. */
  private static String responder(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(AUTHORITY_INFORMATION);
    if (extension == null) {
      return "";
    }
    try {
      byte[] descriptions = Der.read(Der.read(extension).getFirst().content()).getFirst().content();
      for (Der.Element description : Der.read(descriptions)) {
        List<Der.Element> parts = Der.read(description.content());
        boolean ocsp = Arrays.equals(parts.getFirst().whole(), OCSP);
        if (ocsp && parts.get(1).tag() == URI_NAME && parts.get(1).content().length <= MAX_URL) {
          return new String(parts.get(1).content(), StandardCharsets.US_ASCII);
        }
      }
      return "";
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      return "";
    }
  }

  CertificateEvent request(CertificateCommand.Owner owner)
      throws IOException, GeneralSecurityException {
    KeyPair key = own.newKey();
    return new CertificateEvent.RequestMade(CertificateRequest.of(key, owner), OwnUse.V2G);
  }

  /** Asks for a certificate, or tells what to ask of the one there is. */
  CertificateEvent renew(CertificateCommand.RenewForCars command)
      throws IOException, GeneralSecurityException {
    Optional<Pair> newest = newest();
    if (newest.isEmpty()
        || notAfter(newest.get().chain().getFirst()).isBefore(command.validBeyond())) {
      return request(command.owner());
    }
    return new CertificateEvent.ForCars(queries(newest.get().chain(), v2gRoots.roots()));
  }

  private static Instant notAfter(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  CertificateEvent take(CertificateCommand.Take command)
      throws IOException, CertificateException, Checks.Unfit {
    List<X509Certificate> chain = Checks.readChain(command.chain());
    if (!own.waitsFor(chain.getFirst().getPublicKey())) {
      throw new Checks.Unfit("it is for no key that waits for a certificate");
    }
    Checks.forCars(chain, v2gRoots.roots(), command.at());
    var kept = own.propose(chain);
    own.adopt(kept.id());
    return new CertificateEvent.Taken(command.request(), kept, OwnUse.V2G);
  }

  /** Keeps an OCSP response under the serial number of what it is about. */
  void keepStatus(CertificateCommand.KeepStatus command) throws IOException {
    OwnerOnly.folder(statuses);
    String serial = command.certificate().serialNumber();
    if (serial.matches("[0-9A-Fa-f]+")) {
      OwnerOnly.write(statuses.resolve(serial + ".b64"), command.response());
    }
  }
}
