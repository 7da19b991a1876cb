package hitchpost.core.monitoring;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.EvseState.ConnectorState;
import hitchpost.core.evse.Evses;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.maintenance.Notices;
import hitchpost.core.settings.ProvisioningSettings;
import hitchpost.core.settings.Settings;
import hitchpost.core.time.Stamp;
import hitchpost.core.time.StationClock;
import hitchpost.core.types.Component;
import hitchpost.core.types.EventData;
import hitchpost.core.types.EventNotificationType;
import hitchpost.core.types.EventTrigger;
import hitchpost.core.types.Evse;
import hitchpost.core.types.Variable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events that nobody has to ask for: a plug that cannot be locked, a part of the hardware that
 * has a problem, and that it has none any more.
 *
 * <p>Source: OCPP 2.0.1 part 2, G05.
 */
public final class HardWired {
  /** The lock of a socket. */
  public static final String LOCK = "ConnectorPlugRetentionLock";

  /** Whether something is wrong with a component. */
  public static final String PROBLEM = "Problem";

  private static final String LAST_EVENT = "last-event";

  /**
   * An event as it stands in the journal.
   *
   * @param unsyncedBoot boot whose time since its begin the timestamp is; null when it is the time
   */
  public record Noted(EventData event, @Nullable Long unsyncedBoot) {}

  private final Settings settings;
  private final Evses evses;
  private final StationClock clock;
  private final Notices<Noted> waiting;
  private final Set<Evse> stuck = new LinkedHashSet<>();

  /** The parts that have a problem, each with the fault that shows it. */
  private final Map<Place, Fault> ailing = new LinkedHashMap<>();

  private int lastEvent;

  /** A variable of the device model. */
  private record Place(Component component, Variable variable) {}

  public HardWired(Settings settings, Evses evses, StationClock clock) {
    this.settings = settings;
    this.evses = evses;
    this.clock = clock;
    waiting =
        new Notices<>(
            Shelf.EVENT,
            Noted.class,
            "an event",
            (number, noted) -> new Fact.EventDue(number, truly(clock, noted)));
  }

  public void restore(Snapshot snapshot) {
    waiting.restore(snapshot);
    String last = snapshot.shelf(Shelf.STATION).get(LAST_EVENT);
    lastEvent = last == null ? 0 : Json.read(last, Integer.class);
  }

  /** The events that the CSMS has not heard of. */
  public Notices<Noted> waiting() {
    return waiting;
  }

  /**
   * Notes what has happened for whoever watches, and tells the CSMS where its version has events,
   * once it is known when it was.
   */
  public void look(Effects fx, boolean online) {
    boolean told = settings.isOn(ProvisioningSettings.TELLS_EVENTS);
    for (EvseState evse : evses.all()) {
      for (ConnectorState connector : evse.connectors()) {
        look(fx, new Evse(evse.id(), connector.id()), told);
      }
    }
    lookAtParts(fx, told);
    waiting.look(fx, online && told && clock.known());
  }

  private void look(Effects fx, Evse place, boolean told) {
    boolean fails = evses.lockFails(place);
    boolean changed = fails ? stuck.add(place) : stuck.remove(place);
    if (changed) {
      var lock = new Place(new Component(LOCK, null, place), Variable.of(PROBLEM));
      note(fx, told, event(fx, lock, fails, null));
    }
  }

  private void lookAtParts(Effects fx, boolean told) {
    List<Fault> faults = evses.faults();
    if (faults.isEmpty() && ailing.isEmpty()) {
      return;
    }
    Map<Place, Fault> now = new LinkedHashMap<>();
    faults.forEach(fault -> place(fault).ifPresent(place -> now.putIfAbsent(place, fault)));
    Map<Place, Fault> before = new LinkedHashMap<>(ailing);
    ailing.clear();
    ailing.putAll(now);
    now.keySet().removeAll(before.keySet());
    before.keySet().removeAll(ailing.keySet());
    now.forEach((place, fault) -> note(fx, told, event(fx, place, true, fault)));
    before.forEach((place, fault) -> note(fx, told, event(fx, place, false, fault)));
  }

  /** Where a fault shows; a lock that fails is told already. */
  private static Optional<Place> place(Fault fault) {
    Fault.Part part = fault.part();
    if (part == null || fault.code() == FaultCode.CONNECTOR_LOCK_FAILURE) {
      return Optional.empty();
    }
    Evse evse = fault.evse() == 0 ? null : evse(fault);
    return Optional.of(
        new Place(new Component(part.component(), null, evse), Variable.of(part.variable())));
  }

  private static Evse evse(Fault fault) {
    return new Evse(fault.evse(), fault.connector() == 0 ? null : (Integer) fault.connector());
  }

  private void note(Effects fx, boolean told, EventData event) {
    fx.put(Shelf.STATION, LAST_EVENT, lastEvent);
    fx.tell(new Fact.Noticed(event));
    if (told) {
      waiting.add(fx, new Noted(event, fx.stamp().unsyncedBoot()));
    }
  }

  private static EventData truly(StationClock clock, Noted noted) {
    var stamp = new Stamp(noted.event().timestamp(), noted.unsyncedBoot());
    return noted.event().at(clock.resolve(stamp));
  }

  private EventData event(Effects fx, Place place, boolean fails, @Nullable Fault fault) {
    return new EventData(
        ++lastEvent,
        fx.stamp().time(),
        EventTrigger.DELTA,
        null,
        String.valueOf(fails),
        fault == null ? null : fault.vendorErrorCode(),
        fault == null ? null : fault.info(),
        !fails,
        null,
        place.component(),
        place.variable(),
        null,
        EventNotificationType.HARD_WIRED_NOTIFICATION);
  }
}
