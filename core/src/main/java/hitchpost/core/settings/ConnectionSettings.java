package hitchpost.core.settings;

import hitchpost.core.rpc.BackOff;
import hitchpost.core.settings.Setting.Access;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The settings of the connection with the CSMS that not every version knows.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.1; part 4, 8.
 */
public final class ConnectionSettings {
  private static final String COMPONENT = "OCPPCommCtrlr";
  private static final int DAY_SECONDS = 24 * 3600;
  private static final int MOST_REPEATS = 1_000;
  private static final int MOST_SLOTS = 100;

  /** How many addresses there is room for, if the station file does not have more. */
  private static final int LEAST_SLOTS = 3;

  private static final Codec<Integer> SLOT = Codec.integer(0, Integer.MAX_VALUE);

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

  /**
   * Slots of the addresses of the CSMS, the first to be tried first; in force from the next start
   * on.
   */
  public static final Setting<List<Integer>> NETWORK_PRIORITY =
      new Setting<>(
              COMPONENT,
              "NetworkConfigurationPriority",
              null,
              slots(slot -> true),
              Access.READ_WRITE,
              List.<Integer>of())
          .afterReboot();

  /** All that every station has with the same values. */
  public static final List<Setting<?>> ALL = List.of(OFFLINE_THRESHOLD);

  private ConnectionSettings() {}

  /**
   * The settings whose factory values come with the station.
   *
   * @param factory waits between attempts to connect
   * @param order slots of the addresses of the CSMS, the first to be tried first
   */
  public static List<Setting<?>> of(BackOff factory, List<Integer> order) {
    return List.of(
        priority(order),
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
   * In which order the addresses of the CSMS are tried, as this station has it.
   *
   * @param order slots of the addresses that there are, the first to be tried first
   */
  private static Setting<List<Integer>> priority(List<Integer> order) {
    SortedSet<Integer> slots = new TreeSet<>(order);
    for (int slot = 0; slots.size() < LEAST_SLOTS; slot++) {
      slots.add(slot);
    }
    return NETWORK_PRIORITY
        .withCodec(
            slots(slot -> slots.contains(slot))
                .choosing(slots.stream().map(String::valueOf).toList()))
        .withFactory(order);
  }

  private static Codec<List<Integer>> slots(Predicate<Integer> allowed) {
    return Codec.list(text -> SLOT.parse(text).filter(allowed), String::valueOf, MOST_SLOTS)
        .where(order -> !order.isEmpty() && order.stream().distinct().count() == order.size())
        .ranked();
  }
}
