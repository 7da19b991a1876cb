package hitchpost.simulator.service;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Size;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.Evse;
import hitchpost.core.types.OperationalStatus;
import hitchpost.core.types.SecurityEventType;
import hitchpost.core.types.Variable;
import hitchpost.core.types.WireEnum;
import hitchpost.simulator.http.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the calls take. */
public final class ServiceBodies {
  private ServiceBodies() {}

  /** Which transaction is stopped. */
  public record TransactionStop(
      @Doc("its name, as the station or the CSMS gave it") @MaxLength(36) String transactionId) {}

  /** How a station reboots. */
  public enum RestartKind implements WireEnum {
    SOFT("soft"),
    HARD("hard");

    private final String wire;

    RestartKind(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** The station reboots. */
  public record Restart(
      @Doc("soft, as when left out: as soon as the CSMS knows what was ended")
          @Nullable RestartKind kind) {}

  /** A value of a variable of the device model, or of a configuration key of OCPP 1.6. */
  public record VariablePlace(
      @Doc("left out for a configuration key") @Nullable @MaxLength(50) String component,
      @Nullable @MaxLength(50) String componentInstance,
      @Nullable Integer evse,
      @Nullable Integer connector,
      @Doc("name of the variable, or of the key") @MaxLength(50) String variable,
      @Nullable @MaxLength(50) String variableInstance,
      @Doc("Actual when left out") @Nullable AttributeEnum attribute) {
    Component ofComponent() {
      return new Component(
          component == null ? "" : component,
          componentInstance,
          evse == null ? null : new Evse(evse, connector));
    }

    Variable ofVariable() {
      return new Variable(variable, variableInstance);
    }

    AttributeEnum ofAttribute() {
      return attribute == null ? AttributeEnum.ACTUAL : attribute;
    }
  }

  /** Variables to read. */
  public record VariablePlaces(@Size(min = 1) List<VariablePlace> variables) {
    public VariablePlaces {
      variables = List.copyOf(variables);
    }
  }

  /** A value to write. */
  public record VariableValue(VariablePlace place, @MaxLength(2500) String value) {}

  /** Values to write, one after the other. */
  public record VariableValues(@Size(min = 1) List<VariableValue> variables) {
    public VariableValues {
      variables = List.copyOf(variables);
    }
  }

  /** What is to be in use, or no longer. */
  public record AvailabilityChange(
      @Doc("the whole station when left out") @Nullable Integer evse,
      @Doc("the whole EVSE when left out") @Nullable Integer connector,
      OperationalStatus status) {}

  /** Something that concerns security. */
  public record SecurityReport(
      SecurityEventType type,
      @Doc("more about it") @Nullable @MaxLength(255) String techInfo,
      @Doc("whether the CSMS is told; left out: as usual for its type")
          @Nullable Boolean critical) {}

  /** Vendor-specific data for the CSMS. */
  public record VendorData(
      @MaxLength(255) String vendorId,
      @Nullable @MaxLength(50) String messageId,
      @Doc("a text with OCPP 1.6, anything with OCPP 2.0.1") @Nullable JsonNode data) {}
}
