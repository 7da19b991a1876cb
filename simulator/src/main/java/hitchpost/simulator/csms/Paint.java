package hitchpost.simulator.csms;

import java.io.Console;
import java.util.Optional;

/** Colours for a terminal, or none. */
public enum Paint {
  NONE,
  ANSI;

  /** Colours on a terminal, unless the user has set NO_COLOR or has a terminal without colours. */
  public static Paint ofThisTerminal() {
    String noColor = System.getenv("NO_COLOR");
    boolean unwanted = noColor != null && !noColor.isEmpty();
    return console().isPresent() && !unwanted && !"dumb".equals(System.getenv("TERM"))
        ? ANSI
        : NONE;
  }

  /** The console, when it is a terminal and no pipe or file. */
  static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  public String strong(String text) {
    return in("1", text);
  }

  public String faint(String text) {
    return in("2", text);
  }

  public String green(String text) {
    return in("32", text);
  }

  public String blue(String text) {
    return in("34", text);
  }

  public String cyan(String text) {
    return in("36", text);
  }

  public String warn(String text) {
    return in("33", text);
  }

  public String alarm(String text) {
    return in("1;31", text);
  }

  private String in(String code, String text) {
    return this == NONE ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
