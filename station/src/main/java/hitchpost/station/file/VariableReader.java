package hitchpost.station.file;

import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.MutabilityEnum;
import hitchpost.core.types.WireEnum;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the values of the OCPP 2.0.1 device model. */
final class VariableReader {
  private static final int MAX_VARIABLES = 2000;

  /** Source: OCPP 2.0.1 part 2, 2.1.4, ComponentType and VariableType. */
  private static final int NAME_LENGTH = 50;

  /** Source: OCPP 2.0.1 part 2, SetVariableDataType, attributeValue, and ReportDataType. */
  private static final int VALUE_LENGTH = 2500;

  private final List<EvseSection> evses;

  VariableReader(List<EvseSection> evses) {
    this.evses = evses;
  }

  List<VariableValue> read(Fields station) {
    List<VariableValue> values = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    for (Fields of : station.objects("variables", MAX_VARIABLES)) {
      VariableValue value = value(of);
      if (!seen.add(address(value))) {
        of.complain("is given twice");
      }
      values.add(value);
    }
    return values;
  }

  private VariableValue value(Fields of) {
    @Nullable AttributeEnum attribute =
        wire(of, "attribute", "an attribute", AttributeEnum.values());
    @Nullable String text = of.anyText("value", VALUE_LENGTH);
    of.needs("value");
    @Nullable Integer evse = of.integer("evse", 1, most(of));
    @Nullable Integer connector = of.integer("connector", 1, 1000);
    checkConnector(of, evse, connector);
    var value =
        new VariableValue(
            of.neededText("component", NAME_LENGTH),
            of.text("componentInstance", NAME_LENGTH),
            evse,
            connector,
            of.neededText("variable", NAME_LENGTH),
            of.text("variableInstance", NAME_LENGTH),
            attribute == null ? AttributeEnum.ACTUAL : attribute,
            text == null ? "" : text,
            wire(of, "mutability", "a mutability", MutabilityEnum.values()),
            wire(of, "dataType", "a data type", DataEnum.values()));
    of.refuseOthers();
    return value;
  }

  /** A file may name those that it has; the schema knows no file. */
  private int most(Fields of) {
    return of.recorded() ? StationReader.MAX_EVSES : Math.max(1, evses.size());
  }

  private void checkConnector(Fields of, @Nullable Integer evse, @Nullable Integer connector) {
    if (connector == null) {
      return;
    }
    if (evse == null) {
      if (!of.has("evse")) {
        of.complain("connector", "needs an evse beside it");
      }
      return;
    }
    if (evses.isEmpty()) {
      return;
    }
    List<ConnectorSpec> connectors = evses.get(evse - 1).spec().connectors();
    if (connector > connectors.size()) {
      of.complain("connector", "must be 1 to " + connectors.size());
    }
  }

  private static <E extends WireEnum> @Nullable E wire(
      Fields of, String name, String word, E[] constants) {
    return of.choice(name, word, List.of(constants), WireEnum::wire);
  }

  /** What must not occur twice; null parts are told apart from empty ones by their absence. */
  private static List<Object> address(VariableValue value) {
    return List.of(
        value.component(),
        String.valueOf(value.componentInstance()),
        String.valueOf(value.evse()),
        String.valueOf(value.connector()),
        value.variable(),
        String.valueOf(value.variableInstance()),
        value.attribute());
  }
}
