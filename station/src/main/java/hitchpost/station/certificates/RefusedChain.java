package hitchpost.station.certificates;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** The station does not believe the certificate of its CSMS; the cause says why. */
public final class RefusedChain extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final transient List<X509Certificate> chain;

  RefusedChain(List<X509Certificate> chain, Exception why) {
    super(why.getMessage(), why);
    this.chain = List.copyOf(chain);
  }

  /** A key or signature in the chain is weaker than the standard allows; A00.FR.501 and 502. */
  public static final class Weak extends CertificateException {
    private static final long serialVersionUID = 1L;

    Weak(String why) {
      super(why);
    }
  }

  /** A certificate names the host by a wildcard alone, and that is not allowed. */
  public static final class Wildcard extends CertificateException {
    private static final long serialVersionUID = 1L;

    Wildcard() {
      super("it names the host by a wildcard");
    }
  }

  /** What the CSMS showed, its own certificate first; at least one. */
  public List<X509Certificate> chain() {
    return chain;
  }
}
