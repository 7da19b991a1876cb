package hitchpost.simulator.service;

import hitchpost.simulator.http.EventLog;
import hitchpost.station.run.ServiceEvent;
import hitchpost.station.run.StationService;
import java.util.concurrent.atomic.AtomicBoolean;

/** The service of one station, and what has been heard of it since somebody first listened. */
public final class ServiceDesk {
  /** Events kept for those who come back. */
  private static final int CAPACITY = 1024;

  private final StationService service;
  private final AtomicBoolean listening = new AtomicBoolean();
  private final EventLog log =
      new EventLog(
          CAPACITY,
          "transaction",
          "transaction-answered",
          "schedules",
          "connection",
          "security",
          "data",
          "introduced",
          "message");

  /** A desk where nobody listens yet. */
  public ServiceDesk(StationService service) {
    this.service = service;
  }

  StationService service() {
    return service;
  }

  /** The events from now on, and those since somebody first asked for them. */
  EventLog events() {
    if (listening.compareAndSet(false, true)) {
      service.listen(this::heard);
    }
    return log;
  }

  private void heard(ServiceEvent event) {
    switch (event) {
      case ServiceEvent.Transaction(var told) -> publish("transaction", told);
      case ServiceEvent.TransactionAnswered(var told) -> publish("transaction-answered", told);
      case ServiceEvent.Schedules(var told) -> publish("schedules", told);
      case ServiceEvent.Connection told -> publish("connection", told);
      case ServiceEvent.Security(var told) -> publish("security", told);
      case ServiceEvent.Data(var told) -> publish("data", told);
      case ServiceEvent.Introduced(var told) -> publish("introduced", told);
      case ServiceEvent.Message told -> publish("message", told);
    }
  }

  private void publish(String type, Record told) {
    log.publish(type, ServiceJson.text(told));
  }
}
