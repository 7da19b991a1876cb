package hitchpost.core.security;

/** A root certificate that is installed, by name. */
public record InstalledRoot(RootUse use, CertificateHash hash) {}
