package hitchpost.simulator.world;

import hitchpost.core.settings.SmartChargingSettings;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.Evse;
import hitchpost.ocpp201.messages.ChargingProfileType;
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
  private static final ChargingProfilePurpose OWN = ChargingProfilePurpose.TX_PROFILE;

  private final Sight sight;
  private final RecordAudit records;
  private final Tally tally;
  private final List<Held> held = new ArrayList<>();

  /** Profiles that came with a remote start which has not led to a transaction, by token. */
  private final Map<String, ChargingProfileType> promised = new TreeMap<>();

  /**
   * A profile that was taken.
   *
   * @param place EVSE 0 for the station
   * @param transaction the one it is for, null when it is for none in particular
   * @param taken when, as the station knew the time
   */
  record Held(
      Evse place, @Nullable String transaction, ChargingProfileType profile, Instant taken) {
    ChargingProfilePurpose purpose() {
      return profile.chargingProfilePurpose();
    }

    private boolean isRivalOf(Held other) {
      return place.equals(other.place) && wantsLevelOf(other);
    }

    /** Whether one is for an EVSE and the other for its connector, as the other version has it. */
    private boolean isRivalInTiersOf(Held other) {
      return place.id() == other.place.id()
          && (place.connectorId() == null) != (other.place.connectorId() == null)
          && wantsLevelOf(other);
    }

    private boolean wantsLevelOf(Held other) {
      return purpose() == other.purpose()
          && profile.stackLevel() == other.profile.stackLevel()
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
    if (request.intent() instanceof Intent.SetProfile wanted) {
      set(wanted, request.language().replacesRivals());
    } else if (request.intent() instanceof Intent.ClearProfiles wanted) {
      clear(wanted);
    } else if (request.intent() instanceof Intent.Start start) {
      String token = start.tag().toUpperCase(Locale.ROOT);
      if (start.profile() == null) {
        promised.remove(token);
      } else {
        promised.put(token, start.profile());
      }
    }
  }

  private void set(Intent.SetProfile wanted, boolean replacesRivals) {
    ChargingProfileType profile = wanted.profile();
    if (sight.language().places().getLast().equals(wanted.place())) {
      throw new Broken("I8", "a profile was taken for no place that there is: " + wanted);
    }
    String transaction = null;
    Evse place = wanted.place();
    if (profile.chargingProfilePurpose() == OWN) {
      Deal deal = records.open(place.id());
      if (deal == null || !Language.covers(place, deal.place())) {
        throw new Broken("I8", "a profile was taken for no transaction: " + wanted);
      }
      transaction = deal.id();
      place = deal.place();
    }
    place(new Held(place, transaction, profile, sight.stationTime()), replacesRivals);
    tally.judged(profile.chargingProfilePurpose().wire());
  }

  private void place(Held added, boolean replacesRivals) {
    int id = added.profile().id();
    held.removeIf(other ->
        other.profile().id() == id
            || replacesRivals && other.isRivalOf(added)
            || other.isRivalInTiersOf(added));
    if (held.size() >= sight.setting(SmartChargingSettings.PROFILE_ENTRIES)) {
      held.removeIf(other -> expired(other, added.taken()));
    }
    held.add(added);
  }

  private static boolean expired(Held held, Instant now) {
    Instant end = held.profile().validTo();
    return end != null && end.getEpochSecond() <= now.getEpochSecond();
  }

  private void clear(Intent.ClearProfiles wanted) {
    Integer id = wanted.id();
    boolean any = held.removeIf(h -> id != null ? h.profile().id() == id : clears(wanted, h));
    if (!any) {
      throw new Broken("I8", "profiles were cleared where there were none: " + wanted);
    }
  }

  private boolean clears(Intent.ClearProfiles wanted, Held h) {
    Integer level = wanted.stackLevel();
    return (wanted.place() == null || Language.covers(whole(wanted.place()), h.place()))
        && (level == null || level == h.profile().stackLevel())
        && (wanted.purpose() == null || wanted.purpose() == h.purpose());
  }

  /** An EVSE with one connector is one place, by whichever of both names. */
  private Evse whole(Evse place) {
    boolean only =
        sight.evses().stream()
            .anyMatch(evse -> evse.id() == place.id() && evse.connectors().size() == 1);
    return only ? Evse.of(place.id()) : place;
  }

  /** A transaction has begun: the profile that was promised to its token is for it. */
  void begun(Deal deal) {
    ChargingProfileType profile =
        promised.remove(Deal.payer(deal.start).value().toUpperCase(Locale.ROOT));
    if (profile != null) {
      int id = profile.id();
      held.removeIf(other -> other.profile().id() == id);
      held.add(new Held(deal.place(), deal.id(), profile, sight.stationTime()));
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
