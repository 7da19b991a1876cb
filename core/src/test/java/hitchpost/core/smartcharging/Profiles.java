package hitchpost.core.smartcharging;

import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.ChargingSchedule;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RecurrencyKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Charging profiles in a few words. */
final class Profiles {
  private int id = 1;
  private int stackLevel;
  private ChargingProfilePurpose purpose = ChargingProfilePurpose.TX_DEFAULT_PROFILE;
  private ChargingProfileKind kind = ChargingProfileKind.ABSOLUTE;
  private @Nullable RecurrencyKind recurrency;
  private @Nullable Instant validFrom;
  private @Nullable Instant validTo;
  private @Nullable Instant start;
  private @Nullable Duration duration;
  private @Nullable String transaction;
  private ChargingRateUnit unit = ChargingRateUnit.A;
  private @Nullable BigDecimal minChargingRate;
  private final List<ChargingSchedulePeriod> periods = new ArrayList<>();

  static Profiles txDefault() {
    return new Profiles();
  }

  static Profiles tx() {
    return new Profiles().purpose(ChargingProfilePurpose.TX_PROFILE);
  }

  static Profiles max() {
    return new Profiles().purpose(ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE);
  }

  Profiles purpose(ChargingProfilePurpose value) {
    purpose = value;
    return this;
  }

  Profiles id(int value) {
    id = value;
    return this;
  }

  Profiles level(int value) {
    stackLevel = value;
    return this;
  }

  Profiles valid(@Nullable Instant from, @Nullable Instant to) {
    validFrom = from;
    validTo = to;
    return this;
  }

  Profiles starts(@Nullable Instant value) {
    start = value;
    return this;
  }

  Profiles relative() {
    kind = ChargingProfileKind.RELATIVE;
    return this;
  }

  Profiles recurring(@Nullable RecurrencyKind value) {
    kind = ChargingProfileKind.RECURRING;
    recurrency = value;
    return this;
  }

  Profiles lasts(Duration value) {
    duration = value;
    return this;
  }

  Profiles of(String value) {
    transaction = value;
    return this;
  }

  Profiles watts() {
    unit = ChargingRateUnit.W;
    return this;
  }

  Profiles minChargingRate(String value) {
    minChargingRate = new BigDecimal(value);
    return this;
  }

  /** A period with this limit for all phases. */
  Profiles period(int startSeconds, String limit) {
    return period(startSeconds, limit, null);
  }

  Profiles period(int startSeconds, String limit, @Nullable Integer phases) {
    return period(
        ChargingSchedulePeriod.ofLimit(
            Duration.ofSeconds(startSeconds), new BigDecimal(limit), phases));
  }

  Profiles period(ChargingSchedulePeriod period) {
    periods.add(period);
    return this;
  }

  ChargingProfile profile() {
    var schedule =
        new ChargingSchedule(
            1, start, duration, unit, List.copyOf(periods), minChargingRate, null, null);
    return new ChargingProfile(
        id,
        stackLevel,
        purpose,
        kind,
        recurrency,
        validFrom,
        validTo,
        transaction,
        List.of(schedule),
        null);
  }

  /** As installed for the first connector of an EVSE, or for the station; its own transaction. */
  Layer at(int evse) {
    return at(evse, start == null ? Instant.EPOCH : start);
  }

  Layer at(int evse, Instant installed) {
    Evse target = evse == 0 ? Evse.of(0) : new Evse(evse, 1);
    String own = purpose == ChargingProfilePurpose.TX_PROFILE ? "tx-" + evse : null;
    return Layer.of(new InstalledProfile(target, profile(), installed, own));
  }
}
