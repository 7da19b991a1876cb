package hitchpost.simulator.world;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.Evse;
import hitchpost.core.types.ResetKind;
import hitchpost.ocpp201.messages.ChargingProfileType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody at the CSMS wants of the station, whatever version says it. Charging profiles are
 * as OCPP 2.0.1 has them, which can say all that 1.6 can.
 */
sealed interface Intent {
  /** The place that it names, null for none. */
  default @Nullable Evse place() {
    return null;
  }

  /**
   * Somebody is to charge.
   *
   * @param place null for any
   */
  record Start(String tag, @Nullable Evse place, @Nullable ChargingProfileType profile)
      implements Intent {}

  /** A transaction is to end; {@code reference} is what the CSMS calls it. */
  record Stop(String reference) implements Intent {}

  /** A place is to be in use, or out of it. */
  record Availability(Evse place, boolean operative) implements Intent {}

  /** A plug is to be let go of. */
  record Unlock(Evse place) implements Intent {}

  /** What is remembered of tokens is to be forgotten. */
  record ClearCache() implements Intent {}

  /** All settings are wanted. */
  record ReadSettings() implements Intent {}

  /** Something of a vendor's own. */
  record SendData(String vendor, String data) implements Intent {}

  /**
   * A message is wanted out of turn.
   *
   * @param topic the message, as the language has it
   * @param place null for wherever it applies
   * @param newer whether by the newer of two ways, where there are two
   */
  record Trigger(String topic, @Nullable Evse place, boolean newer) implements Intent {}

  /** A setting is to have another value; {@code setting} is its id, of a vendor key with a dot. */
  record Write(String setting, String value) implements Intent {}

  /** The station is to start anew. */
  record Reset(ResetKind kind) implements Intent {}

  /** A place is to be kept for somebody; EVSE 0 is any. */
  record Reserve(int id, Evse place, String tag, @Nullable String group, Instant expiry)
      implements Intent {
    boolean isAnywhere() {
      return place.id() == 0;
    }
  }

  /** A place need not be kept any more. */
  record Cancel(int id) implements Intent {}

  /** How old is the list? */
  record ReadListVersion() implements Intent {}

  /** Who is on the list, or what changes of that. */
  record SendList(int version, boolean full, List<Entry> entries) implements Intent {
    public SendList {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A token of the list; one without a status leaves it.
   *
   * @param status null together with the rest
   */
  record Entry(
      String tag,
      @Nullable AuthorizationStatus status,
      @Nullable Instant expiry,
      @Nullable String group) {}

  /** A limit is set. */
  record SetProfile(Evse place, ChargingProfileType profile) implements Intent {}

  /** Limits are taken back; null is any. */
  record ClearProfiles(
      @Nullable Integer id,
      @Nullable Evse place,
      @Nullable ChargingProfilePurpose purpose,
      @Nullable Integer stackLevel)
      implements Intent {}

  /** What may be drawn from now on? */
  record ReadComposite(Evse place, int seconds, @Nullable ChargingRateUnit unit)
      implements Intent {}

  /**
   * There is new firmware.
   *
   * @param requestId null where the CSMS gives none, if the version lets it
   * @param install null for at once
   */
  record Update(
      @Nullable Integer requestId,
      boolean signed,
      @Nullable Integer retries,
      @Nullable Integer interval,
      Instant retrieve,
      @Nullable Instant install)
      implements Intent {}

  /**
   * A log is wanted.
   *
   * @param requestId null where the CSMS gives none, if the version lets it
   */
  record Log(@Nullable Integer requestId, boolean security, @Nullable Integer retries)
      implements Intent {}
}
