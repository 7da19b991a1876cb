package hitchpost.simulator.csms;

/** Colours for a terminal, or none. */
public enum Paint {
  NONE,
  ANSI;

  /** Colours on a terminal, unless the user has set NO_COLOR or has a terminal without colours. */
  public static Paint ofThisTerminal() {
    String noColor = System.getenv("NO_COLOR");
    boolean unwanted = noColor != null && !noColor.isEmpty();
    boolean terminal = System.console() != null && System.console().isTerminal();
    return terminal && !unwanted && !"dumb".equals(System.getenv("TERM")) ? ANSI : NONE;
  }

  public String strong(String text) {
    return in("1", text);
  }

  public String faint(String text) {
    return in("2", text);
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
