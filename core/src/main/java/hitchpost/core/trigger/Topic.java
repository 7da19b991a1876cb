package hitchpost.core.trigger;

/** What the CSMS wants to be told out of turn. */
public enum Topic {
  /** Who the station is. */
  BOOT,
  HEARTBEAT,
  /** How a connector, or the station, is. */
  STATUS,
  /** Meter values of connectors: of the transaction where one runs, else of the connector. */
  METER_VALUES,
  /** Meter values of EVSEs, beside what runs there. */
  EVSE_METERS,
  /** How far a transaction is, with meter values of it. */
  TRANSACTION,
  /** How far an upload of diagnostics has come. */
  DIAGNOSTICS,
  /** How far an upload with a number has come. */
  LOG,
  /** How far a firmware update has come. */
  FIRMWARE,
  /** How far a firmware update with a number has come. */
  NUMBERED_FIRMWARE,
  /** A request for a certificate of the station, with a new key. */
  CERTIFICATE,
  /** A request for the certificate that the station shows cars, with a new key. */
  CERTIFICATE_FOR_CARS
}
