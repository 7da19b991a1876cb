package hitchpost.core.devicemodel;

import hitchpost.core.types.Component;
import hitchpost.core.types.Variable;
import hitchpost.core.types.VariableAttribute;
import hitchpost.core.types.VariableCharacteristics;
import java.util.List;

/**
 * A variable as a report shows it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.38.
 *
 * @param attributes 1 to 4, each of another type
 */
public record ReportEntry(
    Component component,
    Variable variable,
    List<VariableAttribute> attributes,
    VariableCharacteristics characteristics) {
  public ReportEntry {
    attributes = List.copyOf(attributes);
  }
}
