package hitchpost.core;

import hitchpost.core.authorization.LocalListUpdate;
import hitchpost.core.devicemodel.Selection;
import hitchpost.core.firmware.UpdateRequest;
import hitchpost.core.security.CertificateHash;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.core.security.OwnUse;
import hitchpost.core.security.RootUse;
import hitchpost.core.tariff.CostUpdate;
import hitchpost.core.tariff.FinalCost;
import hitchpost.core.trigger.Topic;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.DataTransferRequest;
import hitchpost.core.types.Evse;
import hitchpost.core.types.GetVariableRequest;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.OperationalStatus;
import hitchpost.core.types.ResetKind;
import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import hitchpost.core.types.SetVariableRequest;
import hitchpost.core.upload.UploadRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of the station: the CSMS through a dialect, or a local user.
 *
 * @param <V> kind of answer
 */
public sealed interface Ask<V extends Verdict> {
  /**
   * Start a transaction for a token.
   *
   * @param group of the token, where whoever asks knows it
   * @param evse where; null leaves it to the station
   * @param profile its charging profile, null for none
   * @param id of the request, to be told with what comes of it; null when it has none
   */
  record RemoteStart(
      IdToken token,
      @Nullable IdToken group,
      @Nullable Evse evse,
      @Nullable ChargingProfile profile,
      @Nullable Integer id)
      implements Ask<Verdict.RemoteStarting> {}

  /** Stop the transaction that the CSMS, or the station, knows by this reference. */
  record RemoteStop(String transaction) implements Ask<Verdict.Decision> {}

  /**
   * Reboot.
   *
   * @param kind whether what runs is ended for it, or may end by itself
   * @param evse only this EVSE; null for the station
   * @param how hard at once, soft as soon as the CSMS knows what was ended
   */
  record Reset(ResetKind kind, @Nullable Integer evse, Output.RebootKind how)
      implements Ask<Verdict.Resetting> {}

  /**
   * Unlock a connector.
   *
   * @param ending whether a transaction there ends for it; otherwise the connector stays locked
   */
  record Unlock(Evse connector, boolean ending) implements Ask<Verdict.Unlocking> {}

  /**
   * Set the commanded availability.
   *
   * @param place EVSE 0 for the station, an EVSE, or one of its connectors
   */
  record ChangeAvailability(Evse place, OperationalStatus status)
      implements Ask<Verdict.Availability> {}

  /**
   * Tell whether a transaction runs, and whether the CSMS has still to hear of it.
   *
   * @param transaction null for any
   */
  record ReadTransactionStatus(@Nullable String transaction)
      implements Ask<Verdict.TransactionStatus> {}

  record ClearCache() implements Ask<Verdict.Decision> {}

  /**
   * Keep a place to charge for a token.
   *
   * @param where which EVSE or connector, null for any
   * @param connectorType which type it must have, null for any
   * @param group any token of it may use the place as well, null when there is none
   */
  record Reserve(
      int id,
      @Nullable Evse where,
      @Nullable String connectorType,
      IdToken token,
      @Nullable IdToken group,
      Instant expiry)
      implements Ask<Verdict.Reserving> {}

  record CancelReservation(int id) implements Ask<Verdict.Decision> {}

  record UpdateLocalList(LocalListUpdate update) implements Ask<Verdict.ListUpdate> {}

  record ReadLocalListVersion() implements Ask<Verdict.ListVersion> {}

  /**
   * Tell the CSMS something out of turn.
   *
   * @param where the connector it is about, EVSE 0 for the station; null for all that have it
   */
  record Trigger(Topic topic, @Nullable Evse where) implements Ask<Verdict.Decision> {}

  /** Trust a root certificate, in PEM. */
  record InstallRoot(RootUse use, String pem) implements Ask<Verdict.Installing> {}

  /** No longer trust a root certificate. */
  record DeleteRoot(CertificateHash hash) implements Ask<Verdict.Deleting> {}

  /**
   * Name the root certificates for these.
   *
   * @param shownToCars whether to name the certificate that cars are shown, too
   */
  record ListRoots(List<RootUse> uses, boolean shownToCars) implements Ask<Verdict.Roots> {
    public ListRoots {
      uses = List.copyOf(uses);
    }

    /** Roots alone. */
    public ListRoots(List<RootUse> uses) {
      this(uses, false);
    }
  }

  /** Use a certificate that the station has asked for; PEM, its own first. */
  record TakeCertificate(OwnUse use, String chain) implements Ask<Verdict.Decision> {}

  /** Update the firmware. */
  record UpdateFirmware(UpdateRequest request) implements Ask<Verdict.Updating> {}

  /** Upload a log. */
  record UploadLog(UploadRequest request) implements Ask<Verdict.Uploading> {}

  /**
   * Keep an address of the CSMS, to be used from the next start on.
   *
   * @param subprotocol of the version that is to be spoken there
   */
  record StoreConnection(ConnectionProfile profile, String subprotocol)
      implements Ask<Verdict.Storing> {}

  /** Read variables of the device model. */
  record ReadVariables(List<GetVariableRequest> requests) implements Ask<Verdict.VariablesRead> {
    public ReadVariables {
      requests = List.copyOf(requests);
    }
  }

  /** Write variables of the device model, in this order. */
  record WriteVariables(List<SetVariableRequest> requests)
      implements Ask<Verdict.VariablesWritten> {
    public WriteVariables {
      requests = List.copyOf(requests);
    }
  }

  /** Tell the CSMS a part of the device model, or all of it. */
  record ReportModel(int requestId, Selection selection) implements Ask<Verdict.Reporting> {}

  record ReadSettings() implements Ask<Verdict.Reading> {}

  /** Write a setting by its id, as text. */
  record WriteSetting(String id, String text) implements Ask<Verdict.Writing> {}

  /**
   * Install a charging profile.
   *
   * @param target EVSE 0 is the station, or every EVSE for a default profile
   * @param replacesRivals whether it takes the place of one with the same purpose and stack level;
   *     otherwise it is refused where both would be valid at a time
   */
  record SetChargingProfile(Evse target, ChargingProfile profile, boolean replacesRivals)
      implements Ask<Verdict.ProfileSetting> {}

  /** Remove the charging profile with this id, or all that match every other filter given. */
  record ClearChargingProfiles(
      @Nullable Integer id,
      @Nullable Evse target,
      @Nullable ChargingProfilePurpose purpose,
      @Nullable Integer stackLevel)
      implements Ask<Verdict.Decision> {}

  /**
   * Tell what all charging profiles together allow from now on.
   *
   * @param evse EVSE 0 is the grid connection
   * @param unit null leaves it to the station
   */
  record ReadCompositeSchedule(Evse evse, Duration duration, @Nullable ChargingRateUnit unit)
      implements Ask<Verdict.Composite> {}

  /** Show a driver this price. */
  record ShowUserPrice(IdToken token, String text) implements Ask<Verdict.Decision> {}

  /** Show what a running transaction costs, and reckon on. */
  record ShowRunningCost(CostUpdate update) implements Ask<Verdict.Decision> {}

  /** Show what a running transaction has cost by now, of which no more is known. */
  record ShowTotalCost(String transaction, BigDecimal amount) implements Ask<Verdict.Decision> {}

  /** Show what a transaction has cost. */
  record ShowFinalCost(FinalCost cost) implements Ask<Verdict.Decision> {}

  /** Hand vendor-specific data to the station. */
  record TakeData(DataTransferRequest request) implements Ask<Verdict.DataAnswer> {}

  /**
   * Note that something happened that concerns security, and tell the CSMS when it is critical;
   * local users only.
   *
   * @param techInfo more about it, at most 255 characters; null for nothing
   * @param critical null leaves it to the kind of event
   */
  record ReportSecurityEvent(
      SecurityEventType type, @Nullable String techInfo, @Nullable Boolean critical)
      implements Ask<Verdict.Decision> {
    public ReportSecurityEvent {
      // refused here, where whoever asks hears of it
      at(Instant.EPOCH, type, techInfo, critical);
    }

    SecurityEvent at(Instant time) {
      return at(time, type, techInfo, critical);
    }

    private static SecurityEvent at(
        Instant time,
        SecurityEventType type,
        @Nullable String techInfo,
        @Nullable Boolean critical) {
      return new SecurityEvent(type, time, techInfo, critical);
    }
  }

  /** Send vendor-specific data to the CSMS; local users only. */
  record SendData(DataTransferRequest request) implements Ask<Verdict.DataAnswer> {}

  /** Try to connect now instead of after the back-off; local users only. */
  record ConnectNow() implements Ask<Verdict.Decision> {}
}
