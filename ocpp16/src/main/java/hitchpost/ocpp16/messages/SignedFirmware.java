package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A firmware image with its signature.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.9.
 *
 * @param location may hold a password
 * @param signingCertificate PEM
 * @param signature Base64
 */
public record SignedFirmware(
    @MaxLength(512) String location,
    Instant retrieveDateTime,
    @Nullable Instant installDateTime,
    @MaxLength(5500) String signingCertificate,
    @MaxLength(800) String signature) {}
