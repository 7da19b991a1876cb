package hitchpost.station.run;

import hitchpost.core.Now;
import hitchpost.core.StationView;
import hitchpost.core.types.Component;
import hitchpost.core.types.EventData;
import hitchpost.core.types.EventNotificationType;
import hitchpost.core.types.EventTrigger;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.GetVariableStatus;
import hitchpost.core.types.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Notices when variables change that somebody watches. */
final class VariableWatch {
  /** Numbers of events begin here: those below are of events that the CSMS may hear of, too. */
  private static final int FIRST_EVENT = 1_000_000_000;

  private final VariableDesk desk;
  private final AtomicInteger nextEvent = new AtomicInteger(FIRST_EVENT);

  /** Each with the value that was seen last. */
  private final Map<Place, String> watched = new ConcurrentHashMap<>();

  private record Place(Component component, Variable variable) {}

  VariableWatch(VariableDesk desk) {
    this.desk = desk;
  }

  /** Watches from the values on that are returned; what cannot be read is not watched. */
  List<GetVariableResult> begin(StationView view, Now now, List<GetVariableRequest> wanted) {
    List<GetVariableResult> read = desk.read(view, now, wanted);
    for (GetVariableResult result : read) {
      if (result.attributeStatus() == GetVariableStatus.ACCEPTED) {
        watched.put(place(result), value(result));
      }
    }
    return read;
  }

  /** Watches no longer. */
  void end(Component component, Variable variable) {
    watched.remove(new Place(component, variable));
  }

  /** What has changed since it was looked at last. */
  List<EventData> changes(StationView view, Now now) {
    if (watched.isEmpty()) {
      return List.of();
    }
    List<GetVariableRequest> wanted =
        watched.keySet().stream()
            .map(place -> GetVariableRequest.of(place.component(), place.variable()))
            .toList();
    List<EventData> changes = new ArrayList<>();
    for (GetVariableResult result : desk.read(view, now, wanted)) {
      // whoever has ended it meanwhile hears of it no more
      String before = watched.replace(place(result), value(result));
      if (before != null && !before.equals(value(result))) {
        changes.add(event(view, now, result));
      }
    }
    return changes;
  }

  private EventData event(StationView view, Now now, GetVariableResult result) {
    return new EventData(
        nextEvent.getAndIncrement(),
        view.time(now),
        EventTrigger.DELTA,
        null,
        value(result),
        null,
        null,
        false,
        null,
        result.component(),
        result.variable(),
        null,
        EventNotificationType.CUSTOM_MONITOR);
  }

  private static Place place(GetVariableResult result) {
    return new Place(result.component(), result.variable());
  }

  private static String value(GetVariableResult result) {
    String value = result.attributeValue();
    return value == null ? "" : value;
  }
}
