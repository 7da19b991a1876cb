package hitchpost.station.run;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import org.jspecify.annotations.Nullable;

/**
 * Marks meter requests with the life they belong to: a station that has just restarted counts them
 * anew, and must not take the answer to an old one for its own.
 */
final class RequestTags {
  private static final int SHIFT = 40;
  private static final long NUMBER = (1L << SHIFT) - 1;

  private RequestTags() {}

  static HardwareCommand tagged(HardwareCommand command, long life) {
    return command
            instanceof HardwareCommand.ReadMeter(int evse, long request, var signature, var token)
        ? new HardwareCommand.ReadMeter(evse, life << SHIFT | request, signature, token)
        : command;
  }

  /** The event as the station knows it, null when it belongs to another life. */
  static @Nullable HardwareEvent untagged(HardwareEvent event, long life) {
    return switch (event) {
      case HardwareEvent.MeterRead(int evse, long request, var reading) ->
          request >> SHIFT == life
              ? new HardwareEvent.MeterRead(evse, request & NUMBER, reading)
              : null;
      case HardwareEvent.MeterSilent(int evse, long request, var last) ->
          request >> SHIFT == life
              ? new HardwareEvent.MeterSilent(evse, request & NUMBER, last)
              : null;
      default -> event;
    };
  }
}
