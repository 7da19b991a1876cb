package hitchpost.core.hardware;

import org.jspecify.annotations.Nullable;

/**
 * An active fault.
 *
 * @param id handle of whoever raised it, unique per EVSE
 * @param evse EVSE number, 0 for the whole station
 * @param connector connector number within the EVSE, 0 for the whole EVSE
 * @param inoperative whether charging is impossible while the fault lasts; false reports it only
 * @param info at most 50 characters
 * @param vendorId at most 255 characters
 * @param vendorErrorCode at most 50 characters
 */
public record Fault(
    String id,
    int evse,
    int connector,
    FaultCode code,
    boolean inoperative,
    @Nullable String info,
    @Nullable String vendorId,
    @Nullable String vendorErrorCode) {}
