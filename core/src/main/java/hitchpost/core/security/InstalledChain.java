package hitchpost.core.security;

import java.util.List;

/**
 * The certificate that the station shows cars, by name.
 *
 * @param above the authorities between it and the root, nearest first; four at most
 */
public record InstalledChain(CertificateHash own, List<CertificateHash> above) {
  public InstalledChain {
    above = List.copyOf(above);
  }
}
