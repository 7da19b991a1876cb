package hitchpost.core.hardware;

import java.util.Optional;

/**
 * What is wrong with a part of the station; each constant is named after the report codes of OCPP
 * 1.6, 7.6, which the second dialect maps to components and variables.
 */
public enum FaultCode {
  CONNECTOR_LOCK_FAILURE("ConnectorLockFailure"),
  EV_COMMUNICATION_ERROR("EVCommunicationError"),
  GROUND_FAILURE("GroundFailure"),
  HIGH_TEMPERATURE("HighTemperature"),
  INTERNAL_ERROR("InternalError"),
  LOCAL_LIST_CONFLICT("LocalListConflict"),
  OTHER_ERROR("OtherError"),
  OVER_CURRENT_FAILURE("OverCurrentFailure"),
  OVER_VOLTAGE("OverVoltage"),
  POWER_METER_FAILURE("PowerMeterFailure"),
  POWER_SWITCH_FAILURE("PowerSwitchFailure"),
  READER_FAILURE("ReaderFailure"),
  RESET_FAILURE("ResetFailure"),
  UNDER_VOLTAGE("UnderVoltage"),
  WEAK_SIGNAL("WeakSignal");

  private final String reportCode;

  FaultCode(String reportCode) {
    this.reportCode = reportCode;
  }

  /** The name in reports, e.g. {@code GroundFailure}. */
  public String reportCode() {
    return reportCode;
  }

  /** The constant of a report code, empty for an unknown one. */
  public static Optional<FaultCode> ofReportCode(String reportCode) {
    for (var code : values()) {
      if (code.reportCode.equals(reportCode)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
