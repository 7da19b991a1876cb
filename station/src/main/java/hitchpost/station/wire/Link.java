package hitchpost.station.wire;

import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import java.util.function.Consumer;

/**
 * The one WebSocket of a station, as whoever runs the station uses it. Safe for use by several
 * threads; no method blocks.
 */
public interface Link {
  /** Does what the station wants, in the order of the calls. */
  void execute(LinkCommand command);

  /** Stops reading what the CSMS sends, or goes on; nothing is lost meanwhile. */
  void pauseReading(boolean paused);

  /** Ends what is going on at once, without a close frame, as when the network fails. */
  void drop(String reason);

  /** Makes links. */
  @FunctionalInterface
  interface Opener {
    /**
     * A link that connects when it is told to.
     *
     * @param events gets every event of this link, one at a time; must not block for long
     */
    Link open(Consumer<LinkEvent> events);
  }
}
