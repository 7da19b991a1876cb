package hitchpost.core.transaction;

import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.TxPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction begins with.
 *
 * @param id the station's own UUID
 * @param evse where, with the connector as far as it is known; null while the EVSE is not
 * @param token whoever it is for, null while nobody has shown one
 * @param group of the token, when known
 * @param meterMilliWattHours register at the begin, 0 while the EVSE is not known
 * @param reservation id of the reservation that it uses up, null when it uses none
 * @param remoteStart id of the request that asked for it, null when none did
 * @param stops what ends it, whichever version is spoken then; null when nobody noted it, so that
 *     the settings say it
 */
public record Opening(
    String id,
    @Nullable Evse evse,
    @Nullable IdToken token,
    @Nullable IdToken group,
    long meterMilliWattHours,
    @Nullable Integer reservation,
    @Nullable Integer remoteStart,
    @Nullable List<TxPoint> stops) {
  Opening at(Evse where) {
    return placed(where, meterMilliWattHours);
  }

  Opening placed(Evse where, long meter) {
    return new Opening(id, where, token, group, meter, reservation, remoteStart, stops);
  }
}
