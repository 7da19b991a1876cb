package hitchpost.core.types;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one {@link GetVariableRequest}.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.26.
 *
 * @param attributeStatus what became of the request
 * @param attributeType which of the values was asked for
 * @param attributeValue at most 2500 characters, always there when accepted
 * @param component whose variable
 * @param variable which variable
 * @param attributeStatusInfo why
 */
public record GetVariableResult(
    GetVariableStatus attributeStatus,
    AttributeEnum attributeType,
    @Nullable String attributeValue,
    Component component,
    Variable variable,
    @Nullable StatusInfo attributeStatusInfo) {
  public GetVariableResult {
    Checks.maxLength(attributeValue, 2500, "GetVariableResult.attributeValue");
    Checks.that(
        attributeValue != null || attributeStatus != GetVariableStatus.ACCEPTED,
        "GetVariableResult.attributeValue",
        "present when accepted");
  }
}
