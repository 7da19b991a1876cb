package hitchpost.core.security;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the station wants done with its certificates and keys. What it says is durable before the
 * answer, {@link CertificateEvent}, comes; keys never leave the store.
 */
public sealed interface CertificateCommand {
  /** Say what is there. */
  record Describe() implements CertificateCommand {}

  /**
   * Install a root.
   *
   * @param at station time; null while it is not known, and then no validity is checked
   * @param most how many roots there may be
   * @param onlySuccessor whether a root for the CSMS has to be signed by the one it replaces
   */
  record Install(
      long request, RootUse use, String pem, @Nullable Instant at, int most, boolean onlySuccessor)
      implements CertificateCommand {}

  /** Delete a root, unless the connection hangs on it. */
  record Delete(long request, CertificateHash hash, boolean connected)
      implements CertificateCommand {}

  /** Name the roots for these, and the certificate that cars are shown, if that is wanted. */
  record ListRoots(long request, List<RootUse> uses, boolean shownToCars)
      implements CertificateCommand {
    public ListRoots {
      uses = List.copyOf(uses);
    }
  }

  /** Make a key, keep it, and make a request for a certificate. */
  record MakeRequest(Owner owner, OwnUse use) implements CertificateCommand {}

  /** Keep what an authority says of a certificate that is shown to cars, OCSP in Base64. */
  record KeepStatus(CertificateHash certificate, String response) implements CertificateCommand {}

  /**
   * Make a request for a certificate towards cars, unless there is one that is valid for longer.
   */
  record RenewForCars(Owner owner, Instant validBeyond) implements CertificateCommand {}

  /**
   * Keep a certificate for a key that was made. One for the CSMS is a candidate, which is not used
   * by itself.
   */
  record Take(long request, String chain, Owner owner, @Nullable Instant at, OwnUse use)
      implements CertificateCommand {}

  /**
   * Look whether a contract that a car shows can be trusted.
   *
   * @param contractId what the car calls it
   * @param chain PEM, the contract itself first
   * @param at station time; null while it is not known, and then no validity is checked
   */
  record CheckContract(long request, String contractId, String chain, @Nullable Instant at)
      implements CertificateCommand {}

  /** The candidate works: it may be used from now on. */
  record Adopt(String id) implements CertificateCommand {}

  /** The candidate does not work: forget it and its key. */
  record Discard(String id) implements CertificateCommand {}

  /** A connection came about: a root that was only kept in case it does not may go. */
  record SettleRoots() implements CertificateCommand {}

  /**
   * Whose certificate it is.
   *
   * @param commonName serial number of the station
   * @param organization who operates it
   */
  record Owner(String commonName, String organization) {}
}
