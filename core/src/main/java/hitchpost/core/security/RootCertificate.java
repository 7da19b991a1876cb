package hitchpost.core.security;

import java.time.Instant;

/**
 * A root that the certificate of the CSMS may lead to.
 *
 * @param name for a person
 */
public record RootCertificate(String name, Instant notAfter) {}
