package hitchpost.simulator.world;

import hitchpost.core.evse.EvseSpec;
import hitchpost.simulator.hardware.SimulatedHardware;
import hitchpost.simulator.hardware.TimedHardware;
import hitchpost.simulator.wired.WiredHardware;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a station in the world has between itself and its contactors. */
public enum Equipment {
  /** Hardware that does at once what the station wants: the station's own behaviour is judged. */
  DIRECT("direct", Duration.ofMillis(51), Duration.ofMillis(51), Duration.ZERO) {
    @Override
    TimedHardware of(SimulatedHardware model, List<EvseSpec> evses) {
      return model;
    }
  },
  /**
   * What a real station has: GPIO boards, their locks, and guards over them. A car has its time to
   * stop, and a state of the pilot has to last before it is believed.
   */
  WIRED("wired", Duration.ofMillis(500), Duration.ofMillis(7_500), Duration.ofSeconds(12)) {
    @Override
    TimedHardware of(SimulatedHardware model, List<EvseSpec> evses) {
      return new WiredHardware(model, evses);
    }
  };

  private final String word;
  private final Duration opening;
  private final Duration openingUnderLoad;
  private final Duration following;

  Equipment(String word, Duration opening, Duration openingUnderLoad, Duration following) {
    this.word = word;
    this.opening = opening;
    this.openingUnderLoad = openingUnderLoad;
    this.following = following;
  }

  /** The word by which it is picked. */
  String word() {
    return word;
  }

  abstract TimedHardware of(SimulatedHardware model, List<EvseSpec> evses);

  /** Such EVSEs as it can have; a board serves one connector. */
  List<EvseSpec> servable(List<EvseSpec> evses) {
    return this == DIRECT ? evses : evses.stream().map(Equipment::withOneConnector).toList();
  }

  private static EvseSpec withOneConnector(EvseSpec evse) {
    return new EvseSpec(
        evse.id(),
        evse.phases(),
        evse.maxMilliAmperes(),
        evse.nominalVolts(),
        List.of(evse.connectors().getFirst()));
  }

  /** What has this word, empty when nothing has. */
  static Optional<Equipment> ofWord(String word) {
    return List.of(values()).stream().filter(each -> each.word.equals(word)).findFirst();
  }

  /** How long a contactor may stay closed that has to open. */
  Duration opening(boolean underLoad) {
    return underLoad ? openingUnderLoad : opening;
  }

  /** How long it may take until more is offered, or on other phases. */
  Duration following() {
    return following;
  }

  /**
   * Whether a silent meter's last register is known, of readings that the station did not ask for.
   */
  boolean remembersReadings() {
    return this == WIRED;
  }
}
