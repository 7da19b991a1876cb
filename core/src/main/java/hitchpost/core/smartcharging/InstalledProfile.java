package hitchpost.core.smartcharging;

import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.Evse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A charging profile that the station has accepted, as it stands in the journal.
 *
 * @param target what it was set for: EVSE 0 is the station, or every EVSE for a default profile
 * @param profile as it was sent
 * @param installed when it was accepted
 * @param transaction id of the transaction it belongs to, only for transaction profiles
 */
public record InstalledProfile(
    Evse target, ChargingProfile profile, Instant installed, @Nullable String transaction) {}
