package hitchpost.hal.safety;

import java.util.List;

/** Keeps latched faults over restarts. Safe for use by several threads. */
public interface LatchStore {
  /**
   * What was kept for an EVSE.
   *
   * @throws RuntimeException when it cannot be told; the EVSE must not charge then
   */
  List<LatchedFault> load(int evse);

  /**
   * Keeps exactly these. Returns without waiting for the disk, and tries again by itself when it
   * cannot write: power is off by then in any case.
   */
  void save(int evse, List<LatchedFault> faults);
}
