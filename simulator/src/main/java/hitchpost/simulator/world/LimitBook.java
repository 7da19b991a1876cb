package hitchpost.simulator.world;

import hitchpost.core.settings.SmartChargingSettings;
import hitchpost.ocpp16.messages.ChargingProfile;
import hitchpost.ocpp16.messages.ChargingProfilePurposeType;
import hitchpost.ocpp16.messages.ClearChargingProfileRequest;
import hitchpost.ocpp16.messages.RemoteStartTransactionRequest;
import hitchpost.ocpp16.messages.SetChargingProfileRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The charging profiles that count, as the station's answers to the CSMS have it.
 *
 * <p>Source: OCPP 1.6, 3.13, 5.5, 5.16, errata 3.25, 3.37.
 */
final class LimitBook {
  private static final ChargingProfilePurposeType OWN = ChargingProfilePurposeType.TX_PROFILE;

  private final Sight sight;
  private final RecordAudit records;
  private final Tally tally;
  private final List<Held> held = new ArrayList<>();

  /** Profiles that came with a remote start which has not led to a transaction, by token. */
  private final Map<String, ChargingProfile> promised = new TreeMap<>();

  /**
   * A profile that was taken.
   *
   * @param connector as the CSMS counts, 0 for the station
   * @param transaction the one it is for, null when it is for none in particular
   * @param taken when, as the station knew the time
   */
  record Held(int connector, @Nullable String transaction, ChargingProfile profile, Instant taken) {
    ChargingProfilePurposeType purpose() {
      return profile.chargingProfilePurpose();
    }

    private boolean isRivalOf(Held other) {
      return purpose() == other.purpose()
          && profile.stackLevel() == other.profile.stackLevel()
          && connector == other.connector
          && Objects.equals(transaction, other.transaction);
    }
  }

  LimitBook(Sight sight, RecordAudit records, Tally tally) {
    this.sight = sight;
    this.records = records;
    this.tally = tally;
  }

  List<Held> held() {
    return Collections.unmodifiableList(held);
  }

  /** The station has answered the CSMS. */
  void answered(Request request) {
    if (!request.accepted()) {
      return;
    }
    switch (request.action()) {
      case "SetChargingProfile" -> set(request.as(SetChargingProfileRequest.class));
      case "ClearChargingProfile" -> clear(request.as(ClearChargingProfileRequest.class));
      case "RemoteStartTransaction" -> {
        var start = request.as(RemoteStartTransactionRequest.class);
        String token = start.idTag().toUpperCase(Locale.ROOT);
        if (start.chargingProfile() == null) {
          promised.remove(token);
        } else {
          promised.put(token, start.chargingProfile());
        }
      }
      default -> {}
    }
  }

  private void set(SetChargingProfileRequest request) {
    ChargingProfile profile = request.csChargingProfiles();
    String transaction = null;
    if (profile.chargingProfilePurpose() == OWN) {
      Deal deal = openAt(request.connectorId());
      if (deal == null) {
        throw new Broken("I8", "a profile was taken for no transaction: " + request);
      }
      transaction = deal.id();
    }
    place(new Held(request.connectorId(), transaction, profile, sight.stationTime()));
    tally.judged(profile.chargingProfilePurpose().wire());
  }

  private @Nullable Deal openAt(int connector) {
    for (var evse : sight.evses()) {
      Deal deal = records.open(evse.id());
      if (deal != null && sight.number(deal.evse(), deal.connector()) == connector) {
        return deal;
      }
    }
    return null;
  }

  private void place(Held added) {
    int id = added.profile().chargingProfileId();
    held.removeIf(other -> other.profile().chargingProfileId() == id || other.isRivalOf(added));
    if (held.size() >= sight.setting(SmartChargingSettings.PROFILE_ENTRIES)) {
      held.removeIf(other -> expired(other, added.taken()));
    }
    held.add(added);
  }

  private static boolean expired(Held held, Instant now) {
    Instant end = held.profile().validTo();
    return end != null && end.getEpochSecond() <= now.getEpochSecond();
  }

  private void clear(ClearChargingProfileRequest request) {
    boolean any =
        held.removeIf(h ->
            request.id() != null
                ? h.profile().chargingProfileId() == request.id()
                : clears(request, h));
    if (!any) {
      throw new Broken("I8", "profiles were cleared where there were none: " + request);
    }
  }

  private static boolean clears(ClearChargingProfileRequest request, Held h) {
    Integer connector = request.connectorId();
    Integer level = request.stackLevel();
    return (connector == null || connector == h.connector())
        && (level == null || level == h.profile().stackLevel())
        && (request.chargingProfilePurpose() == null
            || request.chargingProfilePurpose() == h.purpose());
  }

  /** A transaction has begun: the profile that was promised to its token is for it. */
  void begun(Deal deal) {
    ChargingProfile profile =
        promised.remove(Deal.payer(deal.start).value().toUpperCase(Locale.ROOT));
    if (profile != null) {
      int connector = sight.number(deal.evse(), deal.connector());
      int id = profile.chargingProfileId();
      held.removeIf(other -> other.profile().chargingProfileId() == id);
      held.add(new Held(connector, deal.id(), profile, sight.stationTime()));
      tally.judged("TxProfile at start");
    }
  }

  /** A transaction has ended, and its profiles with it. */
  void ended(String transaction) {
    held.removeIf(h -> transaction.equals(h.transaction()));
  }

  /** The program is gone, and whoever waited for a car with it. */
  void down() {
    promised.clear();
  }
}
