package hitchpost.hal.rfid;

import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.Backoff;
import java.util.List;

/**
 * Where a reader is.
 *
 * @param evses that it serves, empty for all
 * @param backoff how often it is looked for while it is not there
 */
public record ReaderPlace(String name, List<Integer> evses, HalClock clock, Backoff backoff) {
  public ReaderPlace {
    evses = List.copyOf(evses);
  }

  /** A reader for all EVSEs, in the time of the machine. */
  public static ReaderPlace of(String name) {
    return new ReaderPlace(name, List.of(), HalClock.SYSTEM, Backoff.ofDevice());
  }
}
