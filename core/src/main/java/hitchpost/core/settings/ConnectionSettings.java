package hitchpost.core.settings;

import hitchpost.core.rpc.BackOff;
import hitchpost.core.settings.Setting.Access;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the connection with the CSMS that not every version knows.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.1; part 4, 8.
 */
public final class ConnectionSettings {
  private static final String COMPONENT = "OCPPCommCtrlr";
  private static final int DAY_SECONDS = 24 * 3600;
  private static final int MOST_REPEATS = 1_000;

  /** Seconds offline after which the status of every connector is reported again. */
  public static final Setting<Integer> OFFLINE_THRESHOLD =
      new Setting<>(
          COMPONENT,
          "OfflineThreshold",
          null,
          Codec.integer(0, Integer.MAX_VALUE).in("s"),
          Access.READ_WRITE,
          300);

  /** Seconds before the first of several attempts to connect again. */
  public static final Setting<Integer> RETRY_WAIT_MINIMUM =
      new Setting<>(
          COMPONENT,
          "RetryBackOffWaitMinimum",
          null,
          Codec.integer(0, DAY_SECONDS).in("s"),
          Access.READ_WRITE,
          10);

  /** Most seconds that chance adds to each wait. */
  public static final Setting<Integer> RETRY_RANDOM_RANGE =
      new Setting<>(
          COMPONENT,
          "RetryBackOffRandomRange",
          null,
          Codec.integer(0, DAY_SECONDS).in("s"),
          Access.READ_WRITE,
          10);

  /** How often the wait is doubled. */
  public static final Setting<Integer> RETRY_REPEAT_TIMES =
      new Setting<>(
          COMPONENT,
          "RetryBackOffRepeatTimes",
          null,
          Codec.integer(0, MOST_REPEATS),
          Access.READ_WRITE,
          4);

  /** All that every station has with the same values. */
  public static final List<Setting<?>> ALL = List.of(OFFLINE_THRESHOLD);

  private ConnectionSettings() {}

  /** The settings of the waits between attempts to connect, with these to begin with. */
  public static List<Setting<?>> of(BackOff factory) {
    return List.of(
        RETRY_WAIT_MINIMUM.withFactory(Math.toIntExact(factory.waitMinimum().toSeconds())),
        RETRY_RANDOM_RANGE.withFactory(Math.toIntExact(factory.randomRange().toSeconds())),
        RETRY_REPEAT_TIMES.withFactory(factory.repeatTimes()));
  }

  /** The waits in force. */
  public static BackOff backOff(Settings settings) {
    return new BackOff(
        Duration.ofSeconds(settings.get(RETRY_WAIT_MINIMUM)),
        Duration.ofSeconds(settings.get(RETRY_RANDOM_RANGE)),
        settings.get(RETRY_REPEAT_TIMES));
  }

  /**
   * In which order the addresses of the CSMS are tried, in force from the next start on.
   *
   * @param slots of all that there are, the first to be tried first
   */
  public static Setting<List<Integer>> priority(List<Integer> slots) {
    Codec<List<Integer>> codec =
        Codec.list(text -> slot(slots, text), String::valueOf, slots.size())
            .where(order -> !order.isEmpty() && order.stream().distinct().count() == order.size())
            .choosing(slots.stream().map(String::valueOf).toList())
            .ranked();
    return new Setting<>(
            COMPONENT, "NetworkConfigurationPriority", null, codec, Access.READ_WRITE, slots)
        .afterReboot();
  }

  private static Optional<Integer> slot(List<Integer> slots, String text) {
    return slots.stream().filter(slot -> String.valueOf(slot).equals(text)).findFirst();
  }
}
