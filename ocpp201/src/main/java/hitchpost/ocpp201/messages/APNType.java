package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * How to get onto a mobile network.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.3.
 *
 * @param apn access point name
 * @param apnPassword a secret
 * @param simPin a secret
 * @param preferredNetwork country and network code
 * @param useOnlyPreferredNetwork absent means no
 */
public record APNType(
    @MaxLength(512) String apn,
    APNAuthenticationEnumType apnAuthentication,
    @Nullable @MaxLength(20) String apnUserName,
    @Nullable @MaxLength(20) String apnPassword,
    @Nullable Integer simPin,
    @Nullable @MaxLength(6) String preferredNetwork,
    @Nullable Boolean useOnlyPreferredNetwork) {}
