package hitchpost.station.run;

import hitchpost.core.Fact;
import hitchpost.core.StationView;
import hitchpost.core.types.BootReason;
import java.time.Instant;

/**
 * Sees what happens at a station. Called from several threads, by those who run the station: every
 * method must be quick. Times are those of the station's machine.
 */
public interface StationListener {
  /** The station started, again with every reboot. */
  default void started(BootReason reason, Instant at) {}

  /** Something happened, and what of it has to survive is durable. */
  default void happened(Fact fact, Instant at) {}

  /** A message arrived, before the station looks at it. */
  default void received(String text, Instant at) {}

  /** A message leaves. */
  default void sent(String text, Instant at) {}

  /** The station has done a step; the view is good during this call. */
  default void stepped(StationView view) {}

  /** Storage or the program failed; the station has opened its contactors and starts anew later. */
  default void failed(String why, Instant at) {}
}
