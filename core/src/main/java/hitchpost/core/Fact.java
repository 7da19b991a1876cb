package hitchpost.core;

import hitchpost.core.authorization.ContractProof;
import hitchpost.core.conversation.Introduction;
import hitchpost.core.devicemodel.Reports;
import hitchpost.core.dialect.Learned;
import hitchpost.core.evse.ConnectorView;
import hitchpost.core.hardware.PriceDisplay;
import hitchpost.core.maintenance.Notice;
import hitchpost.core.reservation.Reservation;
import hitchpost.core.reservation.Reservations;
import hitchpost.core.rpc.Trouble;
import hitchpost.core.security.Expiry;
import hitchpost.core.security.OcspQuery;
import hitchpost.core.security.OwnUse;
import hitchpost.core.tariff.Unplugs.Unplugged;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.DataTransferRequest;
import hitchpost.core.types.EvCertificateRequest;
import hitchpost.core.types.EventData;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.core.types.SecurityEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened at the station. Local listeners see every fact; a dialect turns those into requests
 * that its version has a message for.
 */
public sealed interface Fact {
  /** What the CSMS is not told: it is for the station itself and for whoever watches it. */
  sealed interface Local extends Fact {}

  /** The station started and introduces itself. */
  record BootDue(BootReason reason) implements Fact {}

  record HeartbeatDue() implements Fact {}

  /**
   * Somebody wants to know whether a token may charge; the answer carries the question number.
   *
   * @param proof of the contract that the token stands for, null when it stands for none
   */
  record TokenQuestion(
      long question, IdToken token, @Nullable Evse evse, @Nullable ContractProof proof)
      implements Fact {}

  /**
   * The CSMS answered an introduction, or a transaction record.
   *
   * @param about what was answered: {@link BootDue} or {@link RecordDue}
   * @param learned what its answer says
   */
  record Answered(Fact about, List<Learned> learned) implements Local {
    public Answered {
      learned = List.copyOf(learned);
    }
  }

  /**
   * It is decided whether a token may charge, and what else its driver is to be told.
   *
   * @param evses where it was presented, or is wanted
   */
  record TokenDecided(IdToken token, IdTokenInfo info, List<Integer> evses) implements Local {
    public TokenDecided {
      evses = List.copyOf(evses);
    }
  }

  /** Somebody with a master pass is to select which of these EVSEs is to end. */
  record SelectionShown(List<Integer> evses) implements Local {
    public SelectionShown {
      evses = List.copyOf(evses);
    }
  }

  /** The station wants to know whether a certificate that it shows cars has been revoked. */
  record CertificateStatusDue(OcspQuery query) implements Fact {}

  /** A car wants a contract certificate; whoever issues it answers the car, through the CSMS. */
  record EvCertificateDue(EvCertificateRequest request) implements Fact {}

  /**
   * A connector, or the station (EVSE 0), has a status worth reporting.
   *
   * @param at null while the station does not know the time
   */
  record StatusDue(ConnectorView view, @Nullable Instant at) implements Fact {}

  /**
   * A durable transaction record is next to be delivered.
   *
   * @param csmsReference what the CSMS calls the transaction, null while it has not said
   * @param beginRefused whether the CSMS refused its begin for good, so that it never will say
   * @param offline whether there was no connection since it was written
   */
  record RecordDue(
      TransactionRecord record,
      @Nullable String csmsReference,
      boolean beginRefused,
      boolean offline)
      implements Fact {}

  /** Meter values that belong to no transaction. */
  record MeterDue(Evse evse, MeterValue value) implements Fact {}

  /**
   * How far a firmware update or an upload is, to be told next.
   *
   * @param number of the notice, 0 when it was only asked for
   */
  record MaintenanceDue(long number, Notice notice) implements Fact {}

  /** The station has data for a vendor-specific handler at the CSMS. */
  record DataDue(long question, DataTransferRequest request) implements Fact {}

  /**
   * The WebSocket opened ({@code subprotocol} set), closed, or could not be opened.
   *
   * @param trouble what to do about it; {@link Trouble#OTHER} when it opened
   */
  record ConnectionChanged(@Nullable String subprotocol, String reason, Trouble trouble)
      implements Local {}

  record RegistrationChanged(RegistrationStatus status) implements Local {}

  /** The introduction to the CSMS got no answer that counts; it will be repeated. */
  record IntroductionFailed(Introduction introduction) implements Local {}

  /** A transaction record was written; see also {@link RecordDue}. */
  record RecordWritten(TransactionRecord record) implements Local {}

  /** The CSMS answered a transaction record, which is thereby delivered. */
  record RecordDelivered(long number) implements Local {}

  /** The CSMS refused a transaction record for good; it is kept apart and blocks nothing. */
  record RecordParked(TransactionRecord record, String why) implements Local {}

  /** A reservation was made, or ended. */
  record ReservationChanged(Reservation reservation, Reservations.Change change) implements Fact {}

  /** {@code id} as in the settings registry. The value is left out: it may be a secret. */
  record SettingChanged(String id) implements Local {}

  record SecurityHappened(SecurityEvent event) implements Local {}

  /**
   * The CSMS is told a part of the report that it asked for.
   *
   * @param at when the part was put together
   */
  record ReportDue(Reports.Part part, Instant at) implements Fact {}

  /** What the station noticed of its parts is next to be delivered to the CSMS. */
  record EventDue(long number, EventData event) implements Fact {}

  /** The station noticed something of its parts; see also {@link EventDue}. */
  record Noticed(EventData event) implements Local {}

  /** A security event is next to be delivered to the CSMS. */
  record SecurityEventDue(long number, SecurityEvent event) implements Fact {}

  /**
   * The station has made a new key and wants a certificate for it.
   *
   * @param csr PKCS #10 request in PEM
   */
  record CertificateWanted(String csr, OwnUse use) implements Fact {}

  /** An EVSE shows another price, or begins or ends to show a cost. */
  record PriceShown(int evse, PriceDisplay display) implements Local {}

  /** The plug of a transaction that is over was pulled, and the CSMS wanted to know. */
  record UnpluggedDue(Unplugged unplugged) implements Fact {}

  /** Somebody should care for a certificate. */
  record CertificateExpires(Expiry expiry) implements Local {}

  /** Something was dropped or ignored within the published rules. */
  record Dropped(String what, String why) implements Local {}
}
