package hitchpost.core.message;

import hitchpost.core.rpc.RpcError;
import hitchpost.core.types.CustomData;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Vendor additions: who they are of, and anything beside that. */
record CustomDataShape() implements Shape {
  /** The name of the field, the same in every object. */
  static final String FIELD = "customData";

  private static final String VENDOR = "vendorId";
  private static final Shape.Text VENDOR_ID = new Shape.Text(255);

  @Override
  public CustomData read(JsonNode node) {
    if (!node.isObject()) {
      throw Shape.wrongType("an object", node);
    }
    JsonNode vendor = node.get(VENDOR);
    if (vendor == null) {
      throw new MessageViolation(
          RpcError.OCCURRENCE_CONSTRAINT_VIOLATION, VENDOR, "required, but missing");
    }
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    node.forEachEntry(properties::put);
    properties.remove(VENDOR);
    try {
      return new CustomData(VENDOR_ID.read(vendor), properties);
    } catch (MessageViolation violation) {
      throw violation.within(VENDOR);
    }
  }

  @Override
  public ObjectNode write(Object value) {
    CustomData data = (CustomData) value;
    ObjectNode object = NODES.objectNode();
    object.set(VENDOR, VENDOR_ID.write(data.vendorId()));
    data.properties().forEach((name, property) -> object.set(name, property.deepCopy()));
    return object;
  }
}
