package hitchpost.hal.openevse;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkTraffic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Question and answer with a board over an open line, by the thread that owns it. What the board
 * tells unasked may come at any time, also between a question and its answer.
 */
final class RapiLine {
  private static final int TRIES = 2;

  /** How often a first question is asked, with and without a number. */
  private static final int ROUNDS = 4;

  private final ByteLink link;
  private final HalClock clock;
  private final Duration patience;
  private final LinkTraffic traffic;
  private final Consumer<RapiFrame> notices;
  private final RapiReader reader = new RapiReader();

  /** What came and has not been looked at, in its order: an older answer must not undo a notice. */
  private final ArrayDeque<RapiFrame> waiting = new ArrayDeque<>();

  private final byte[] buffer = new byte[256];
  private Numbering numbering = Numbering.UNKNOWN;
  private int sequence;

  /**
   * A line that was just opened.
   *
   * @param patience see {@link OpenEvseSettings#answer}
   * @param notices hears what the board tells unasked, on the calling thread
   */
  RapiLine(
      ByteLink link,
      HalClock clock,
      Duration patience,
      LinkTraffic traffic,
      Consumer<RapiFrame> notices) {
    this.link = link;
    this.clock = clock;
    this.patience = patience;
    this.traffic = traffic;
    this.notices = notices;
  }

  /**
   * What a board answered.
   *
   * @param ok whether it did or knew what it was asked
   */
  record Reply(boolean ok, List<String> parameters) {
    /**
     * A number in it.
     *
     * @throws DeviceException when there is none
     */
    long number(int index) {
      try {
        return Long.parseLong(parameters.get(index));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new DeviceException(
            Reason.GARBLED, "the board answered " + parameters + " where numbers belong", e);
      }
    }
  }

  /**
   * Asks until the board answers, at most twice.
   *
   * @throws DeviceException when it does not
   */
  Reply ask(String command) {
    for (int tried = 0; tried < TRIES; tried++) {
      hear(Duration.ZERO);
      sequence = numbering == Numbering.NONE ? 0 : sequence % 255 + 1;
      link.write(RapiFrame.command(command, sequence).encoded());
      long begun = clock.nanos();
      RapiFrame frame = await();
      if (frame != null) {
        traffic.answered(clock.nanos() - begun);
        return new Reply(frame.name().equals("OK"), frame.parameters());
      }
      traffic.failed();
      if (numbering == Numbering.NONE) {
        // a late answer could be taken for the next one
        hear(patience);
      }
    }
    throw new DeviceException(Reason.TIMEOUT, "no answer to " + command);
  }

  /**
   * Asks the first question, finds out whether the board repeats the numbers of questions, and
   * waits for one that starts anew because the line was opened.
   *
   * @throws DeviceException when it does not answer
   */
  Reply introduce(String command) {
    for (int round = 1; round < ROUNDS; round++) {
      try {
        return ask(command);
      } catch (DeviceException silent) {
        numbering = round % 2 == 0 ? Numbering.UNKNOWN : Numbering.NONE;
      }
    }
    return ask(command);
  }

  /** Sends what is not answered, because the board starts anew on it. */
  void tell(String command) {
    link.write(RapiFrame.command(command, 0).encoded());
  }

  /** Takes what comes within a time, at once when something is there, and says whether it was. */
  boolean hear(Duration patience) {
    boolean left = !waiting.isEmpty();
    boolean came = receive(left ? Duration.ZERO : patience);
    for (RapiFrame frame = waiting.poll(); frame != null; frame = waiting.poll()) {
      // an answer is one to a question that was given up
      if (!answers(frame)) {
        notices.accept(frame);
      }
    }
    return left || came;
  }

  private boolean receive(Duration patience) {
    int count = link.read(buffer, 0, buffer.length, patience);
    waiting.addAll(reader.take(buffer, count));
    return count > 0;
  }

  private static boolean answers(RapiFrame frame) {
    return frame.name().equals("OK") || frame.name().equals("NK");
  }

  private @Nullable RapiFrame await() {
    long begun = clock.nanos();
    while (true) {
      for (RapiFrame frame = waiting.poll(); frame != null; frame = waiting.poll()) {
        if (!answers(frame)) {
          notices.accept(frame);
        } else if (frame.sequence() == sequence
            || frame.sequence() == 0 && numbering == Numbering.UNKNOWN) {
          return heard(frame);
        } else if (frame.sequence() == 0 && frame.name().equals("NK")) {
          // the question reached the board garbled
          return null;
        }
      }
      Duration left = patience.minus(clock.since(begun));
      if (!left.isPositive()) {
        return null;
      }
      receive(left);
    }
  }

  private RapiFrame heard(RapiFrame frame) {
    if (numbering == Numbering.UNKNOWN) {
      numbering = frame.sequence() == 0 ? Numbering.NONE : Numbering.REPEATED;
    }
    return frame;
  }

  /** Whether a board repeats the number of a question in its answer. */
  private enum Numbering {
    UNKNOWN,
    REPEATED,
    NONE
  }
}
