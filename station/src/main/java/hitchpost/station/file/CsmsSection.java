package hitchpost.station.file;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How the station reaches its CSMS.
 *
 * @param url {@code ws} with security profiles 0 and 1, {@code wss} with 2 and 3; without the
 *     station id, which is appended as the last path segment
 * @param securityProfile 0 to 3
 * @param password for basic authentication; always there with profiles 1 and 2
 */
public record CsmsSection(URI url, int securityProfile, @Nullable Secret password) {}
