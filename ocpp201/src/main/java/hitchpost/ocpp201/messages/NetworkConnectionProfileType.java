package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * A way to connect to a CSMS.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.35.
 *
 * @param messageTimeout seconds
 * @param securityProfile 0 to 3
 * @param apn only over a mobile network
 */
public record NetworkConnectionProfileType(
    OCPPVersionEnumType ocppVersion,
    OCPPTransportEnumType ocppTransport,
    @MaxLength(512) String ocppCsmsUrl,
    int messageTimeout,
    int securityProfile,
    OCPPInterfaceEnumType ocppInterface,
    @Nullable VPNType vpn,
    @Nullable APNType apn) {}
