package hitchpost.simulator.world;

import hitchpost.simulator.Command;
import hitchpost.simulator.LogSetup;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** {@code hitchpost world}: looks for a seed with which the station breaks a rule. */
public final class WorldCommand implements Command {
  private static final int CLEAN = 0;
  private static final int VIOLATED = 1;
  private static final int USUAL_TOTAL_DAYS = 1000;
  private static final int USUAL_TRACE = 40;
  private static final long MOST_DAYS = 100_000_000;
  private static final int SEEDS_WITHOUT_NAME = 1_000_000;
  private static final Duration PROGRESS = Duration.ofSeconds(5);

  /** What the options mean. */
  private record Order(
      long seed,
      long days,
      int life,
      Offer offer,
      Set<FaultKind> faults,
      Equipment equipment,
      @Nullable Flaw flaw,
      int trace) {
    Life life(long index) {
      long left = days - index * life;
      return new Life(seed + index, (int) Math.min(life, left), offer, faults, equipment, flaw);
    }

    long lives() {
      return Math.ceilDiv(days, (long) life);
    }
  }

  @Override
  public String name() {
    return "world";
  }

  @Override
  public String summary() {
    return "stations under seeded faults in virtual time, judged after every step";
  }

  @Override
  public Options options() {
    return new OptionList()
        .value("seed", "N", "seed of the first station, the next has N + 1; default: any")
        .value("days", "D", "station-days in all, default " + USUAL_TOTAL_DAYS)
        .value("life", "D", "days that one station lives, default " + Life.USUAL_DAYS)
        .value(
            "ocpp",
            "VERSION",
            "what stations offer: 1.6, 2.0.1 or both (default: some have one version, and with"
                + " some the one that is spoken changes from connection to connection)")
        .value(
            "faults",
            "KINDS",
            "what may go wrong: all (default), none (an ordinary life), or some of "
                + words(Stream.of(FaultKind.values()).map(FaultKind::word)))
        .value(
            "hardware",
            "KIND",
            "direct (default), or wired: drivers, guards and locks of a real station, at a"
                + " twentieth of the speed")
        .value(
            "break",
            "RULE",
            "make the station wrong on purpose: " + words(Stream.of(Flaw.values()).map(Flaw::word)))
        .value("trace", "N", "last events shown at a violation, default " + USUAL_TRACE)
        .options();
  }

  private static String words(Stream<String> words) {
    return words.collect(Collectors.joining(", "));
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    Order order = read(arguments);
    // boards that come and go are what a world is about
    LogSetup.silence("hitchpost.hal");
    out.printf(
        "%d station-days from seed %d, OCPP %s, faults: %s%s%s%n",
        order.days(),
        order.seed(),
        order.offer().word(),
        Life.words(order.faults()),
        order.equipment() == Equipment.DIRECT ? "" : ", hardware: " + order.equipment().word(),
        flawText(order.flaw()));
    var meter = new Meter(out);
    Summary sum = Summary.NOTHING;
    for (long i = 0; i < order.lives(); i++) {
      Life life = order.life(i);
      try {
        sum = sum.plus(life.live());
      } catch (Violation violation) {
        report(violation, life, order.trace(), out);
        return VIOLATED;
      }
      meter.show(sum.stationDays(), i + 1);
    }
    report(sum, order, out);
    meter.end(sum.stationDays());
    return CLEAN;
  }

  private static String flawText(@Nullable Flaw flaw) {
    return flaw == null ? "" : ", and the station " + flaw.description();
  }

  private static void report(Violation violation, Life life, int trace, PrintStream out) {
    List<String> events = violation.trace();
    events.subList(Math.max(0, events.size() - trace), events.size()).forEach(out::println);
    out.println();
    out.println("violation: " + violation.getMessage());
    out.println("replay:    " + life.command());
  }

  private static void report(Summary sum, Order order, PrintStream out) {
    out.printf(
        "no violation in %d station-days of %d stations, seeds %d to %d%n",
        sum.stationDays(), order.lives(), order.seed(), order.seed() + order.lives() - 1);
    out.printf(
        Locale.ROOT,
        "  %d transactions, %.1f kWh; %d messages, %d steps, %d starts of the program%n",
        sum.transactions(),
        sum.milliWattHours() / 1e6,
        sum.messages(),
        sum.steps(),
        sum.boots());
    if (!sum.faults().isEmpty()) {
      String faults = words(sum.faults().entrySet().stream().map(WorldCommand::count));
      out.println("  faults: " + faults);
      out.println("  judged: " + words(sum.judged().entrySet().stream().map(WorldCommand::count)));
      out.println("  records refused for good by the CSMS: " + sum.parkedRecords());
    }
    out.printf("  fingerprint %016x%n", sum.fingerprint());
  }

  private static String count(Map.Entry<?, Long> entry) {
    Object what = entry.getKey();
    return (what instanceof FaultKind kind ? kind.word() : what) + " " + entry.getValue();
  }

  private static Order read(CommandLine arguments) {
    int any = ThreadLocalRandom.current().nextInt(SEEDS_WITHOUT_NAME);
    return new Order(
        number(arguments, "seed", any, Long.MIN_VALUE, Long.MAX_VALUE),
        number(arguments, "days", USUAL_TOTAL_DAYS, 1, MOST_DAYS),
        (int) number(arguments, "life", Life.USUAL_DAYS, 1, 100_000),
        offer(arguments.getOptionValue("ocpp", Offer.USUAL.word())),
        faults(arguments.getOptionValue("faults", "all")),
        equipment(arguments.getOptionValue("hardware", Equipment.DIRECT.word())),
        arguments.hasOption("break") ? flaw(arguments.getOptionValue("break")) : null,
        (int) number(arguments, "trace", USUAL_TRACE, 0, Trace.KEPT));
  }

  private static long number(
      CommandLine arguments, String option, long otherwise, long from, long to) {
    String text = arguments.getOptionValue(option);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException none) {
      throw new UsageException("--" + option + " takes a number, not '" + text + "'");
    }
    throw new UsageException("--" + option + " takes " + from + " to " + to + ", not " + text);
  }

  private static Offer offer(String word) {
    return Offer.ofWord(word)
        .orElseThrow(
            () -> new UsageException("--ocpp takes 1.6, 2.0.1 or both, not '" + word + "'"));
  }

  private static Equipment equipment(String word) {
    return Equipment.ofWord(word)
        .orElseThrow(
            () -> new UsageException("--hardware takes direct or wired, not '" + word + "'"));
  }

  private static Set<FaultKind> faults(String text) {
    if (text.equals("all")) {
      return FaultKind.ALL;
    }
    var kinds = EnumSet.noneOf(FaultKind.class);
    if (!text.equals("none")) {
      for (String word : text.split(",", -1)) {
        kinds.add(
            FaultKind.ofWord(word.strip())
                .orElseThrow(
                    () -> new UsageException("--faults: no fault is named '" + word + "'")));
      }
    }
    return kinds;
  }

  private static Flaw flaw(String word) {
    return Flaw.ofWord(word)
        .orElseThrow(() -> new UsageException("--break: no rule is named '" + word + "'"));
  }

  /** Tells people how far and how fast it goes. */
  private static final class Meter {
    private final PrintStream out;
    private final long begin = System.nanoTime();
    private final long beginCpu = cpuNanos();
    private long shown = begin;

    Meter(PrintStream out) {
      this.out = out;
    }

    private static long cpuNanos() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    void show(long days, long lives) {
      long now = System.nanoTime();
      if (now - shown >= PROGRESS.toNanos()) {
        shown = now;
        out.printf("  %d station-days, %d stations%n", days, lives);
      }
    }

    void end(long days) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      double cpu = (cpuNanos() - beginCpu) / 1e9;
      out.printf(
          Locale.ROOT,
          "  %.1f s, of which %.1f s on one core: %.0f station-days/s of one core%n",
          seconds,
          cpu,
          days / Math.max(cpu, 1e-3));
    }
  }
}
