package hitchpost.core.journal;

/**
 * A kind of record in the journal. The name of the constant is what stands on disk: renaming one
 * needs a migration.
 */
public enum Shelf {
  /** Values of settings that differ from the factory's, by setting name. */
  SETTING,
  /** Commanded availability, by EVSE and connector. */
  AVAILABILITY,
  /** Authorization cache, by token. */
  AUTHORIZATION_CACHE,
  /** Reservations by id. */
  RESERVATION,
  /** Local authorization list by token, and its version. */
  LOCAL_LIST,
  /** One entry an open or not yet fully delivered transaction, by transaction id. */
  TRANSACTION,
  /** The durable transaction log, by zero-padded station-wide number. */
  TRANSACTION_RECORD,
  /** Meter values kept for the end of a transaction, by transaction id and zero-padded count. */
  TRANSACTION_END_VALUE,
  /** Transaction records that the CSMS refused for good, by the same number. */
  PARKED_RECORD,
  /** Credentials that are being tried, see {@code security.Access}. */
  ACCESS,
  /** Addresses of the CSMS that the CSMS has stored, by slot, and the one that worked last. */
  CONNECTION_PROFILE,
  /** Installed charging profiles, by profile id. */
  CHARGING_PROFILE,
  /** The security log, by zero-padded number. */
  SECURITY_LOG,
  /** Security events that the CSMS has not heard of yet, by the same number. */
  SECURITY_EVENT,
  /** The firmware update that is going on, and what was said last of one. */
  FIRMWARE,
  /** The upload that is going on. */
  UPLOAD,
  /** What the CSMS has not heard yet of updates and uploads, by zero-padded number. */
  NOTICE,
  /** What the CSMS has not heard yet of the parts of the station, by zero-padded number. */
  EVENT,
  /** Plugs pulled after the end, of which the CSMS has not heard yet, by transaction id. */
  UNPLUGGED,
  /** Counters and marks of the station itself (boot count, clock anchor). */
  STATION
}
