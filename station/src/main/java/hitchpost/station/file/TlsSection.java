package hitchpost.station.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where certificates and keys lie. Trust stores are PEM bundles; the others are folders of PEM
 * chains and PEM keys.
 *
 * @param csmsRootCertificates whom the station trusts as its CSMS
 * @param clientCertificates who the station is; always there with security profile 3
 * @param clientKeys the keys of these
 * @param keyPassword of encrypted keys
 */
public record TlsSection(
    @Nullable Path csmsRootCertificates,
    @Nullable Path manufacturerRootCertificates,
    @Nullable Path v2gRootCertificates,
    @Nullable Path moRootCertificates,
    @Nullable Path clientCertificates,
    @Nullable Path clientKeys,
    @Nullable Path v2gCertificates,
    @Nullable Path v2gKeys,
    @Nullable Secret keyPassword) {}
