package hitchpost.core.dialect;

import hitchpost.core.types.RegistrationStatus;
import tools.jackson.databind.JsonNode;

/**
 * A CALL of the CSMS, as it came.
 *
 * @param payload an object, of which nothing is checked
 * @param bytes length of the whole message
 * @param registration what the CSMS made of the station so far
 */
public record IncomingCall(
    String action, JsonNode payload, int bytes, RegistrationStatus registration) {}
