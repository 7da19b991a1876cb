package hitchpost.simulator.demo;

import hitchpost.simulator.csms.LiveCsms;
import hitchpost.simulator.csms.Paint;
import hitchpost.simulator.csms.Summary;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.LedgerEntry.Direction;
import hitchpost.simulator.csms.model.LedgerEntry.Kind;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Predicate;

/**
 * Tells what happens, line by line: station time, who, what. The messages are read from the ledger
 * of the CSMS, while the play waits for them.
 */
final class Narrator {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final PrintStream out;
  private final Paint paint;
  private final LiveCsms csms;
  private final InstantSource clock;
  private final CsmsMemory memory;
  private long heard;
  private int violations;

  Narrator(PrintStream out, Paint paint, LiveCsms csms, InstantSource clock, CsmsMemory memory) {
    this.out = out;
    this.paint = paint;
    this.csms = csms;
    this.clock = clock;
    this.memory = memory;
    heard = csms.ask(model -> model.ledger().lastNumber());
  }

  void title(String text) {
    out.println();
    out.println(paint.strong(text));
    out.println();
  }

  void plain(String text) {
    out.println(text);
  }

  void verdict(boolean good, String text) {
    out.println("  " + (good ? paint.green(text) : paint.alarm(text)));
  }

  /** Something that happens at the plug, the meter, the lock. */
  void say(String who, String what) {
    line(clock.instant(), who, what);
  }

  /**
   * Tells the messages until one of them is the one waited for.
   *
   * @return whether it came within {@code patience}
   */
  boolean until(Duration patience, Predicate<LedgerEntry.Message> wanted) {
    long end = System.nanoTime() + patience.toNanos();
    boolean found = false;
    while (!found && System.nanoTime() < end) {
      Duration rest = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      try {
        LiveCsms.Batch batch = csms.after(heard, rest);
        heard = batch.lastNumber(heard);
        for (LedgerEntry entry : batch.entries()) {
          found |= tell(entry) && entry instanceof LedgerEntry.Message m && wanted.test(m);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return found;
  }

  /** How many rules the station broke so far. */
  int violations() {
    return violations;
  }

  private boolean tell(LedgerEntry entry) {
    switch (entry) {
      case LedgerEntry.Opened e -> line(e.at(), "wire", "connected");
      case LedgerEntry.Closed e -> line(e.at(), "wire", "disconnected");
      case LedgerEntry.Violation e -> {
        violations++;
        line(e.at(), "wire", paint.alarm("violation: " + e.path() + " " + e.detail()));
      }
      case LedgerEntry.Message e -> {
        memory.note(e);
        tell(e);
      }
    }
    return true;
  }

  private void tell(LedgerEntry.Message message) {
    boolean fromStation = message.direction() == Direction.FROM_STATION;
    String words = Summary.of(message);
    boolean answer = message.kind() != Kind.CALL;
    if (answer && words.isEmpty()) {
      return;
    }
    String arrow = fromStation ? "->" : "<-";
    String what = answer ? paint.faint(words) : paint.strong(message.action()) + " " + words;
    line(message.at(), "wire", arrow + " " + what);
  }

  private void line(Instant at, String who, String what) {
    String time = TIME.format(at.atZone(ZoneId.systemDefault()));
    out.printf("  %s  %s  %s%n", paint.faint(time), coloured(who), what);
  }

  private String coloured(String who) {
    String padded = String.format("%-8s", who);
    return switch (who) {
      case "wire" -> paint.blue(padded);
      case "meter" -> paint.cyan(padded);
      case "reader" -> paint.warn(padded);
      default -> paint.green(padded);
    };
  }
}
