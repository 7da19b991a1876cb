package hitchpost.core.smartcharging;

import hitchpost.core.smartcharging.RandomProfiles.Plain;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is allowed at one second, found the plain way: by asking every profile about that second.
 *
 * @param begun of the transaction, null when there is none
 * @param from the moment of the question, at which a transaction without begin would begin
 */
record Oracle(
    List<Plain> profiles, int phases, int volts, int deciAmperes, @Nullable Long begun, long from) {
  /** The answer: total tenths of a watt on so many phases. */
  record Answer(long deciWatts, int phases) {}

  /** What one profile says. */
  private record Says(long limit, ChargingRateUnit unit, int phases) {}

  Answer at(long second) {
    Says tx = prevailing(ChargingProfilePurpose.TX_PROFILE, 1, second);
    if (tx == null && !transactionProfileValid(second)) {
      tx = standard(second);
    }
    Says[] all = {
      tx,
      prevailing(ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE, 0, second),
      prevailing(ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS, 0, second),
      prevailing(ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS, 1, second)
    };
    int used = phases;
    for (Says says : all) {
      if (says != null && says.phases() < phases) {
        used = 1;
      }
    }
    long lowest = (long) deciAmperes * volts * used;
    for (Says says : all) {
      if (says != null) {
        long watts = says.unit() == ChargingRateUnit.W ? says.limit() : says.limit() * volts * used;
        lowest = Math.min(lowest, watts);
      }
    }
    return new Answer(lowest, used);
  }

  private boolean mine(Plain plain) {
    return begun != null && RandomProfiles.TRANSACTION.equals(plain.transaction());
  }

  private boolean transactionProfileValid(long second) {
    return profiles.stream().anyMatch(p -> mine(p) && valid(p, second));
  }

  private @Nullable Says prevailing(ChargingProfilePurpose purpose, int evse, long second) {
    Plain best = null;
    for (Plain plain : profiles) {
      boolean candidate = plain.purpose() == purpose && plain.evse() == evse;
      if (purpose == ChargingProfilePurpose.TX_PROFILE) {
        candidate &= mine(plain);
      }
      if (candidate
          && says(plain, second) != null
          && (best == null || plain.stackLevel() > best.stackLevel())) {
        best = plain;
      }
    }
    return best == null ? null : says(best, second);
  }

  /** Level by level: the connector's own profile, else that for all. */
  private @Nullable Says standard(long second) {
    for (int level = 10; level >= 0; level--) {
      Plain own = null;
      Plain general = null;
      for (Plain plain : profiles) {
        if (plain.purpose() == ChargingProfilePurpose.TX_DEFAULT_PROFILE
            && plain.stackLevel() == level) {
          own = plain.evse() == 1 ? plain : own;
          general = plain.evse() == 0 ? plain : general;
        }
      }
      Plain chosen = own != null ? own : general;
      Says says = chosen == null ? null : says(chosen, second);
      if (says != null) {
        return says;
      }
    }
    return null;
  }

  private static boolean valid(Plain plain, long second) {
    return (plain.validFrom() == null || second >= plain.validFrom())
        && (plain.validTo() == null || second < plain.validTo());
  }

  private @Nullable Says says(Plain plain, long second) {
    if (!valid(plain, second)) {
      return null;
    }
    long start = plain.start() != null ? plain.start() : begun != null ? begun : from;
    long elapsed = second - start;
    if (elapsed < 0) {
      return null;
    }
    if (plain.recurrence() > 0) {
      elapsed = elapsed % plain.recurrence();
    }
    if (plain.duration() != null && elapsed >= plain.duration()) {
      return null;
    }
    int period = 0;
    for (int i = 0; i < plain.starts().length; i++) {
      if (plain.starts()[i] <= elapsed) {
        period = i;
      }
    }
    Integer phases = plain.phases()[period];
    return new Says(plain.limits()[period], plain.unit(), phases == null ? 3 : phases);
  }
}
