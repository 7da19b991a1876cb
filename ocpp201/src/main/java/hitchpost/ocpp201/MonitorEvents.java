package hitchpost.ocpp201;

import hitchpost.core.Fact;
import hitchpost.core.types.EventData;
import hitchpost.ocpp201.messages.EventDataType;
import hitchpost.ocpp201.messages.NotifyEventRequest;
import java.util.List;

/** What monitors noticed, as messages carry it. Source: OCPP 2.0.1 part 2, 2.22. */
final class MonitorEvents {
  private MonitorEvents() {}

  static NotifyEventRequest report(Fact.EventDue due) {
    EventData event = due.event();
    return new NotifyEventRequest(event.timestamp(), null, 0, List.of(write(event)));
  }

  static EventDataType write(EventData event) {
    return new EventDataType(
        event.eventId(),
        event.timestamp(),
        event.trigger(),
        event.cause(),
        event.actualValue(),
        event.techCode(),
        event.techInfo(),
        event.cleared() ? true : null,
        event.transactionId(),
        DeviceModel.write(event.component()),
        DeviceModel.write(event.variable()),
        event.variableMonitoringId(),
        event.eventNotificationType());
  }
}
