package hitchpost.simulator.csms;

/** Colours for a terminal, or none. */
enum Paint {
  NONE,
  ANSI;

  /** Colours on a terminal, unless the user has set NO_COLOR or has a terminal without colours. */
  static Paint ofThisTerminal() {
    String noColor = System.getenv("NO_COLOR");
    boolean unwanted = noColor != null && !noColor.isEmpty();
    boolean terminal = System.console() != null && System.console().isTerminal();
    return terminal && !unwanted && !"dumb".equals(System.getenv("TERM")) ? ANSI : NONE;
  }

  String strong(String text) {
    return in("1", text);
  }

  String faint(String text) {
    return in("2", text);
  }

  String warn(String text) {
    return in("33", text);
  }

  String alarm(String text) {
    return in("1;31", text);
  }

  private String in(String code, String text) {
    return this == NONE ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
