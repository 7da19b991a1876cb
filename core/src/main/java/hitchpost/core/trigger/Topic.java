package hitchpost.core.trigger;

/** What the CSMS wants to be told out of turn. */
public enum Topic {
  /** Who the station is. */
  BOOT,
  HEARTBEAT,
  /** How a connector, or the station, is. */
  STATUS,
  METER_VALUES,
  /** How far an upload of diagnostics has come. */
  DIAGNOSTICS,
  /** A request for a certificate of the station, with a new key. */
  CERTIFICATE
}
