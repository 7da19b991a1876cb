package hitchpost.simulator.world;

import hitchpost.core.StationView;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.Setting;
import hitchpost.core.types.Evse;
import hitchpost.simulator.hardware.EvseTruth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the rules of a world are held against. */
interface Sight {
  /** Monotonic time. */
  long nanos();

  /** What the operating system's clock is off by, in nanoseconds. */
  long wallOffsetNanos();

  /** Seconds between two durable notes of the register, 0 for none. */
  int checkpointSeconds();

  List<EvseSpec> evses();

  EvseTruth truth(int evse);

  /** Whether the hardware has a fault, not of the station's own finding, that forbids charging. */
  boolean inoperative(int evse, int connector);

  boolean emergencyStop();

  /** What the station works its contactors with. */
  Equipment equipment();

  /** Whether something is wrong with the hardware, or was a moment ago. */
  boolean troubled();

  /** Whether the hardware could not see the contactor of an EVSE of late. */
  boolean blind(int evse);

  /** Whether the program runs. */
  boolean running();

  /** The running station from outside. */
  StationView view();

  /** What time the running station believes it is; counts from 1970 while it does not know. */
  Instant stationTime();

  /** Whether the running station knows the time. */
  default boolean timeKnown() {
    return view().clockKnown();
  }

  /** The value of a setting in the running station. */
  default <T> T setting(Setting<T> setting) {
    return view().settings().get(setting);
  }

  Snapshot journal();

  /** What is spoken on the connection, or was on the last one. */
  Language language();

  /** Ids of settings that a version which the station offers leaves no choice about. */
  Set<String> imposed();

  /** What the CSMS wanted with the CALL of this message id, null for a CALL that it never meant. */
  @Nullable Intent intent(String messageId);

  /** What the CSMS billed for a transaction, if it knows it. */
  Optional<Bill> bill(Deal deal);

  /** Whether what is spoken may be another version at the next connection. */
  boolean versionsChange();

  /** Whether the CSMS gives each transaction an id of its own. */
  boolean idsDistinct();

  /** The connectors of all EVSEs, in order. */
  static List<Evse> connectors(List<EvseSpec> evses) {
    return evses.stream()
        .flatMap(evse -> evse.connectors().stream().map(c -> new Evse(evse.id(), c.id())))
        .toList();
  }

  /**
   * Registers in Wh, as the CSMS took them.
   *
   * @param start empty when it was not told the register
   * @param stop the same
   * @param ended whether it was told of the end
   */
  record Bill(Optional<Long> start, Optional<Long> stop, boolean ended) {}
}
