package hitchpost.ocpp16;

import hitchpost.core.Fact;
import hitchpost.core.evse.Condition;
import hitchpost.core.evse.ConnectorView;
import hitchpost.core.hardware.Fault;
import hitchpost.ocpp16.messages.ChargePointErrorCode;
import hitchpost.ocpp16.messages.ChargePointStatus;
import hitchpost.ocpp16.messages.StatusNotificationRequest;

/** What a connector's state is called. Source: OCPP 1.6, 4.9 and 7.7. */
final class Statuses {
  private final Connectors connectors;

  Statuses(Connectors connectors) {
    this.connectors = connectors;
  }

  StatusNotificationRequest report(Fact.StatusDue due) {
    ConnectorView view = due.view();
    Fault fault = view.fault();
    return new StatusNotificationRequest(
        connectors.number(view.evse()),
        fault == null ? ChargePointErrorCode.NO_ERROR : errorCode(fault),
        fault != null && fault.info() != null ? fault.info() : view.info(),
        of(view.condition()),
        due.at(),
        fault == null ? null : fault.vendorId(),
        fault == null ? null : fault.vendorErrorCode());
  }

  private static ChargePointStatus of(Condition condition) {
    return switch (condition) {
      case AVAILABLE -> ChargePointStatus.AVAILABLE;
      case PREPARING -> ChargePointStatus.PREPARING;
      case CHARGING -> ChargePointStatus.CHARGING;
      case SUSPENDED_EV -> ChargePointStatus.SUSPENDED_EV;
      case SUSPENDED_EVSE -> ChargePointStatus.SUSPENDED_EVSE;
      case FINISHING -> ChargePointStatus.FINISHING;
      case RESERVED -> ChargePointStatus.RESERVED;
      case UNAVAILABLE -> ChargePointStatus.UNAVAILABLE;
      case FAULTED -> ChargePointStatus.FAULTED;
    };
  }

  private static ChargePointErrorCode errorCode(Fault fault) {
    for (var code : ChargePointErrorCode.values()) {
      if (code.wire().equals(fault.code().reportCode())) {
        return code;
      }
    }
    return ChargePointErrorCode.OTHER_ERROR;
  }
}
