package hitchpost.simulator.hardware;

/** How a meter behaves towards whoever reads it. */
public enum MeterLink {
  /** Gives readings. */
  ANSWERS,
  /** Each request ends, after the answer time, with the report that the meter is silent. */
  SILENT,
  /** Nothing ever comes back. */
  DEAD
}
