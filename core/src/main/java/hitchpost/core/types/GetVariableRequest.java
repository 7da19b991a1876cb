package hitchpost.core.types;

/**
 * Asks for one attribute of a variable.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.25.
 *
 * @param component whose variable
 * @param variable which variable
 * @param attributeType which of its values
 */
public record GetVariableRequest(
    Component component, Variable variable, AttributeEnum attributeType) {
  /** Asks for the actual value. */
  public static GetVariableRequest of(Component component, Variable variable) {
    return new GetVariableRequest(component, variable, AttributeEnum.ACTUAL);
  }
}
