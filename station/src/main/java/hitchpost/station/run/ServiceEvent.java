package hitchpost.station.run;

import hitchpost.core.types.BootNotificationResponse;
import hitchpost.core.types.ChargingSchedules;
import hitchpost.core.types.EventData;
import hitchpost.core.types.OcppTransactionEvent;
import hitchpost.core.types.OcppTransactionEventResponse;
import hitchpost.core.types.SecurityEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What local users hear of a station, whichever version of OCPP it speaks. */
public sealed interface ServiceEvent {
  /** A transaction began, went on or ended; durable by now. */
  record Transaction(OcppTransactionEvent event) implements ServiceEvent {}

  /** The CSMS answered a transaction event. */
  record TransactionAnswered(OcppTransactionEventResponse response) implements ServiceEvent {}

  /** What all charging profiles together allow has changed. */
  record Schedules(ChargingSchedules schedules) implements ServiceEvent {}

  /**
   * The connection to the CSMS opened, closed, or could not be opened.
   *
   * @param subprotocol of the version spoken, null while there is no connection
   * @param reason for people
   */
  record Connection(@Nullable String subprotocol, String reason) implements ServiceEvent {
    /** Whether there is a connection. */
    public boolean connected() {
      return subprotocol != null;
    }
  }

  /** Something happened that concerns security, whether or not the CSMS is told. */
  record Security(SecurityEvent event) implements ServiceEvent {}

  /** A part of the station has a problem, has none any more, or a watched variable has changed. */
  record Data(EventData event) implements ServiceEvent {}

  /** The CSMS answered the station's introduction. */
  record Introduced(BootNotificationResponse response) implements ServiceEvent {}

  /**
   * A message went over the wire.
   *
   * @param incoming whether the CSMS sent it
   * @param text without secrets
   */
  record Message(boolean incoming, String text, Instant at) implements ServiceEvent {}
}
