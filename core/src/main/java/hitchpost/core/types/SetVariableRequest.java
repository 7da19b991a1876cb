package hitchpost.core.types;

/**
 * Asks to change one attribute of a variable.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.44.
 *
 * @param component whose variable
 * @param variable which variable
 * @param attributeType which of its values
 * @param attributeValue at most 2500 characters, of which OCPP 2.0.1 carries 1000; may be empty
 */
public record SetVariableRequest(
    Component component, Variable variable, AttributeEnum attributeType, String attributeValue) {
  public SetVariableRequest {
    Checks.maxLength(attributeValue, 2500, "SetVariableRequest.attributeValue");
  }

  /** Asks to change the actual value. */
  public static SetVariableRequest of(Component component, Variable variable, String value) {
    return new SetVariableRequest(component, variable, AttributeEnum.ACTUAL, value);
  }
}
