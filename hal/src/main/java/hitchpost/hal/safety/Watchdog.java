package hitchpost.hal.safety;

import java.time.Duration;

/** Something that stops the station, or its power, when it is not fed in time. */
public interface Watchdog extends AutoCloseable {
  /** How often it has to be fed. */
  Duration interval();

  /** Feeds it; what fails is told in the log and tried again with the next time. */
  void feed();

  /** The station ends in good order: it need not be fed any more. */
  @Override
  void close();
}
