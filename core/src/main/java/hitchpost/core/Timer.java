package hitchpost.core;

/**
 * A timer of the station. Starting a timer replaces the one with the same kind and subject.
 *
 * @param kind what it is for, e.g. {@code heartbeat}
 * @param subject what it guards, e.g. an EVSE number; empty when there is one of the kind
 * @param generation a fired timer whose generation is no longer current does nothing
 */
public record Timer(String kind, String subject, long generation) {
  /** What identifies the timer beside its generation. */
  public String slot() {
    return subject.isEmpty() ? kind : kind + '/' + subject;
  }
}
