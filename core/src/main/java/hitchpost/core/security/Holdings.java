package hitchpost.core.security;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the station holds of certificates.
 *
 * @param csmsRoots whether there is a root that a certificate of the CSMS may lead to
 * @param spareRoot whether a root is kept only until its successor has proved itself
 * @param own those of the station, each with its key
 * @param candidate one that has not proved itself yet, if any
 */
public record Holdings(
    boolean csmsRoots,
    boolean spareRoot,
    List<OwnCertificate> own,
    @Nullable OwnCertificate candidate) {
  /** Nothing at all. */
  public static final Holdings NONE = new Holdings(false, false, List.of(), null);

  public Holdings {
    own = List.copyOf(own);
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
