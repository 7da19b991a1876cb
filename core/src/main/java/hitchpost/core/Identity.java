package hitchpost.core;

import org.jspecify.annotations.Nullable;

/**
 * Who the station is, as told at boot. Lengths are those of the narrowest version.
 *
 * @param vendor 1 to 20 characters
 * @param model 1 to 20 characters
 * @param serialNumber of the station, at most 25 characters
 * @param chargeBoxSerialNumber at most 25 characters
 * @param firmwareVersion at most 50 characters
 * @param meterType of the main meter, at most 25 characters
 */
public record Identity(
    String vendor,
    String model,
    @Nullable String serialNumber,
    @Nullable String chargeBoxSerialNumber,
    @Nullable String firmwareVersion,
    @Nullable String iccid,
    @Nullable String imsi,
    @Nullable String meterType,
    @Nullable String meterSerialNumber) {}
