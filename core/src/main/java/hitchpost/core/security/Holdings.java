package hitchpost.core.security;

import hitchpost.core.rpc.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the station holds of certificates.
 *
 * @param roots those that a certificate of the CSMS may lead to
 * @param spareRoot whether a root is kept only until its successor has proved itself
 * @param own those of the station, each with its key
 * @param candidate one that has not proved itself yet, if any
 */
public record Holdings(
    List<RootCertificate> roots,
    boolean spareRoot,
    List<OwnCertificate> own,
    @Nullable OwnCertificate candidate) {
  /** A certificate of the station that expires sooner is renewed (whitepaper, A03.FR.02). */
  static final Duration OWN_WARNING = Duration.ofDays(30);

  /** Of a root that expires sooner is told; to replace it at every station takes a while. */
  static final Duration ROOT_WARNING = Duration.ofDays(90);

  /** Nothing at all. */
  public static final Holdings NONE = new Holdings(List.of(), false, List.of(), null);

  public Holdings {
    roots = List.copyOf(roots);
    own = List.copyOf(own);
  }

  /** Whether there is a root that a certificate of the CSMS may lead to. */
  public boolean csmsRoots() {
    return !roots.isEmpty();
  }

  /** Whether the certificate to show expires within {@link #OWN_WARNING}, or has expired. */
  public boolean ownExpires(Instant now) {
    return best(now).filter(c -> c.notAfter().isBefore(now.plus(OWN_WARNING))).isPresent();
  }

  /** What of this somebody should care for before it is too late. */
  public List<Expiry> expiring(Instant now) {
    List<Expiry> found = new ArrayList<>();
    best(now)
        .filter(c -> ownExpires(now))
        .map(c -> words("the certificate of the station", c.notAfter(), now))
        .ifPresent(words -> found.add(new Expiry(words, Trouble.OWN_CERTIFICATE_EXPIRES)));
    for (RootCertificate root : roots) {
      if (root.notAfter().isBefore(now.plus(ROOT_WARNING))) {
        String words = words("the root " + root.name() + " of the CSMS", root.notAfter(), now);
        found.add(new Expiry(words, Trouble.CSMS_ROOT_EXPIRES));
      }
    }
    return found;
  }

  private static String words(String what, Instant notAfter, Instant now) {
    return what + (notAfter.isBefore(now) ? " expired on " : " expires on ") + notAfter;
  }

  /**
   * The certificate to show: the newest by the begin of its validity, a valid one before any other.
   *
   * <p>Source: OCPP 1.6 security whitepaper, A02.FR.09.
   *
   * @param time null while it is not known; everything may be valid then
   */
  Optional<OwnCertificate> best(@Nullable Instant time) {
    return own.stream()
        .max(
            Comparator.comparing((OwnCertificate c) -> time == null || c.validAt(time))
                .thenComparing(OwnCertificate::notBefore)
                .thenComparing(OwnCertificate::id));
  }
}
