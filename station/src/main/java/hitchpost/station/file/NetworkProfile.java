package hitchpost.station.file;

import java.net.URI;
import java.time.Duration;

/**
 * One more address of the CSMS.
 *
 * @param slot 0 or more, distinct within the station
 * @param url as {@link CsmsSection#url()}
 * @param securityProfile 0 to 3
 * @param messageTimeout how long an answer may take, 1 s to 1 h
 * @param networkInterface as in OCPP 2.0.1 OCPPInterfaceEnumType
 */
public record NetworkProfile(
    int slot, URI url, int securityProfile, Duration messageTimeout, String networkInterface) {}
