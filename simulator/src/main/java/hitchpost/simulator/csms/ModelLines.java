package hitchpost.simulator.csms;

import hitchpost.core.message.MessageCodec;
import hitchpost.ocpp201.messages.ReportDataType;
import hitchpost.ocpp201.messages.VariableAttributeType;
import hitchpost.simulator.csms.model.DeviceModel;
import hitchpost.simulator.csms.model.StationBook;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** The settings of a station as far as they are known, a line each, their secrets masked. */
final class ModelLines {
  private ModelLines() {}

  /** The keys of OCPP 1.6, then the variables of 2.0.1. */
  static List<String> of(StationBook book) {
    List<String> lines = new ArrayList<>();
    for (JsonNode key : Views.configuration(book)) {
      String only = key.path("readonly").asBoolean() ? " (ReadOnly)" : "";
      String value = key.path("value").asString("");
      lines.add(Visible.text(key.get("key").asString() + " = " + value + only));
    }
    for (ReportDataType data : book.model().variables()) {
      lines.add(Visible.text(line(data, Views.masked(data))));
    }
    return lines;
  }

  private static String line(ReportDataType data, JsonNode masked) {
    StringJoiner attributes = new StringJoiner(", ");
    if (masked.path("variableAttribute").isArray()) {
      ReportDataType shown = MessageCodec.decode(masked, ReportDataType.class);
      shown.variableAttribute().forEach(attribute -> attributes.add(words(attribute)));
    } else {
      attributes.add(masked.path("variableAttribute").asString());
    }
    var fixed = data.variableCharacteristics();
    String unit = fixed == null || fixed.unit() == null ? "" : " " + fixed.unit();
    String values = fixed == null || fixed.valuesList() == null ? "" : " of " + fixed.valuesList();
    String name = DeviceModel.name(data.component(), data.variable());
    return name + " = " + attributes + unit + values;
  }

  /** Actual and ReadWrite are what goes without saying. */
  private static String words(VariableAttributeType attribute) {
    String type = attribute.type() == null ? "Actual" : attribute.type().wire();
    String value = attribute.value() == null ? "" : attribute.value();
    String mutability =
        attribute.mutability() == null ? "ReadWrite" : attribute.mutability().wire();
    return (type.equals("Actual") ? "" : type + " ")
        + value
        + (mutability.equals("ReadWrite") ? "" : " (" + mutability + ")");
  }
}
