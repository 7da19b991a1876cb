package hitchpost.simulator.csms;

import hitchpost.simulator.csms.OrderRunner.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Orders from a file, all understood before the first is carried out. */
record Script(String name, List<Line> lines) {
  /** An order and where it stands. */
  record Line(int number, String text, Order order) {}

  /**
   * Reads a script.
   *
   * @param name what mistakes are reported with, mostly a file name
   * @throws OrderException that names each line that makes no sense
   */
  static Script parse(String name, List<String> texts) {
    List<Line> lines = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int number = i + 1;
      String text = texts.get(i).strip();
      try {
        OrderParser.parse(text).ifPresent(order -> lines.add(new Line(number, text, order)));
      } catch (OrderException wrong) {
        mistakes.add(name + ":" + number + ": " + wrong.reason());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new OrderException(String.join(System.lineSeparator(), mistakes));
    }
    return new Script(name, List.copyOf(lines));
  }

  /** Carries out line after line; false when one of them failed, after which none follows. */
  boolean run(OrderRunner runner, Consumer<String> out) throws InterruptedException {
    for (Line line : lines) {
      out.accept("> " + Visible.text(line.text));
      switch (runner.run(line.order)) {
        case Outcome.Done done -> done.lines().forEach(text -> out.accept("  " + text));
        case Outcome.Quit quit -> {
          return true;
        }
        case Outcome.Failed failed -> {
          failed.lines().forEach(text -> out.accept(name + ":" + line.number + ": " + text));
          return false;
        }
      }
    }
    return true;
  }
}
