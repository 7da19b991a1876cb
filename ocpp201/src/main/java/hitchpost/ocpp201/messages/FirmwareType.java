package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A firmware image, and when to take it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.24.
 *
 * @param location URL to download from; may hold a password
 * @param installDateTime absent means at once
 * @param signingCertificate PEM; absent when the image is not signed
 * @param signature Base64
 */
public record FirmwareType(
    @MaxLength(512) String location,
    Instant retrieveDateTime,
    @Nullable Instant installDateTime,
    @Nullable @MaxLength(5500) String signingCertificate,
    @Nullable @MaxLength(800) String signature) {}
