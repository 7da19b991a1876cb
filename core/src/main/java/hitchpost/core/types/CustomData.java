package hitchpost.core.types;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a vendor adds to a standard type beside the standard's own fields.
 *
 * <p>Source: OCPP 2.0.1 part 2, P; OCPP 1.6 has nothing like it.
 *
 * @param vendorId whose data it is, at most 255 characters
 * @param properties all other members in the order received, any JSON; not to be changed
 */
public record CustomData(String vendorId, Map<String, JsonNode> properties) {
  public CustomData {
    Checks.maxLength(vendorId, 255, "CustomData.vendorId");
    LinkedHashMap<String, JsonNode> copy = new LinkedHashMap<>();
    properties.forEach((name, value) -> copy.put(name, value.deepCopy()));
    properties = Collections.unmodifiableMap(copy);
  }
}
