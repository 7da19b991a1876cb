package hitchpost.simulator.world;

import hitchpost.core.StationView;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.Setting;
import hitchpost.simulator.hardware.EvseTruth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /** What the CSMS billed for a transaction that it calls {@code id}, if it knows one. */
  Optional<Bill> bill(int id, int connectorNumber);

  /** Whether the CSMS gives each transaction an id of its own. */
  boolean idsDistinct();

  /** Number of a connector as the CSMS counts. */
  int number(int evse, int connector);

  /**
   * Registers in Wh, as the CSMS took them.
   *
   * @param stop empty while the CSMS was not told of the end
   */
  record Bill(long start, Optional<Long> stop) {}
}
