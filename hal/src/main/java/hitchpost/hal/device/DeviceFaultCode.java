package hitchpost.hal.device;

import hitchpost.core.hardware.FaultCode;
import hitchpost.hal.device.DeviceFault.Severity;

/**
 * What can be wrong with a device, and what that means to a CSMS: a report code (OCPP 1.6, 7.6) and
 * a variable of a component (OCPP 2.0.1, appendices, standardized components).
 */
public enum DeviceFaultCode {
  RESIDUAL_CURRENT(FaultCode.GROUND_FAILURE, Severity.LATCHED, "RCD", "Tripped"),
  RESIDUAL_CURRENT_SELF_TEST(FaultCode.GROUND_FAILURE, Severity.STOP, "RCD", "Problem"),
  ISOLATION(FaultCode.GROUND_FAILURE, Severity.STOP, "GroundIsolationProtection", "Problem"),
  PROTECTIVE_EARTH(FaultCode.GROUND_FAILURE, Severity.STOP, "ElectricalFeed", "Problem"),
  OVER_TEMPERATURE(FaultCode.HIGH_TEMPERATURE, Severity.STOP, "TemperatureSensor", "Problem"),
  TEMPERATURE_SENSOR(FaultCode.OTHER_ERROR, Severity.WARN, "TemperatureSensor", "Problem"),
  OVER_CURRENT(FaultCode.OVER_CURRENT_FAILURE, Severity.STOP, "EVSE", "Overload"),
  OVER_VOLTAGE(FaultCode.OVER_VOLTAGE, Severity.STOP, "ElectricalFeed", "Problem"),
  UNDER_VOLTAGE(FaultCode.UNDER_VOLTAGE, Severity.STOP, "ElectricalFeed", "Problem"),
  EMERGENCY_STOP(FaultCode.OTHER_ERROR, Severity.STOP, "EmergencyStopSensor", "Active"),
  /** The contactor is welded: it does not open. */
  CONTACTOR_WELDED(FaultCode.POWER_SWITCH_FAILURE, Severity.LATCHED, "PowerContactor", "Problem"),
  CONTACTOR_NOT_CLOSING(FaultCode.POWER_SWITCH_FAILURE, Severity.STOP, "PowerContactor", "Problem"),
  PILOT(FaultCode.EV_COMMUNICATION_ERROR, Severity.STOP, "CPPWMController", "Problem"),
  DIODE(FaultCode.EV_COMMUNICATION_ERROR, Severity.STOP, "ConnectedEV", "Problem"),
  PROXIMITY(FaultCode.EV_COMMUNICATION_ERROR, Severity.STOP, "Connector", "Problem"),
  VENTILATION(FaultCode.OTHER_ERROR, Severity.STOP, "ConnectedEV", "Problem"),
  LOCK(FaultCode.CONNECTOR_LOCK_FAILURE, Severity.STOP, "ConnectorPlugRetentionLock", "Problem"),
  METER(FaultCode.POWER_METER_FAILURE, Severity.WARN, "FiscalMetering", "Problem"),
  READER(FaultCode.READER_FAILURE, Severity.WARN, "TokenReader", "Problem"),
  BOARD(FaultCode.INTERNAL_ERROR, Severity.STOP, "Controller", "Problem");

  private final FaultCode reportCode;
  private final Severity severity;
  private final String component;
  private final String variable;

  DeviceFaultCode(FaultCode reportCode, Severity severity, String component, String variable) {
    this.reportCode = reportCode;
    this.severity = severity;
    this.component = component;
    this.variable = variable;
  }

  /** How OCPP 1.6 calls it. */
  public FaultCode reportCode() {
    return reportCode;
  }

  /** How serious it usually is. */
  public Severity severity() {
    return severity;
  }

  /** Name of the component that it shows at. */
  public String component() {
    return component;
  }

  /** Name of the variable of that component. */
  public String variable() {
    return variable;
  }
}
