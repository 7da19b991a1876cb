package hitchpost.ocpp201;

import hitchpost.core.types.Evse;
import hitchpost.ocpp201.messages.EVSEType;
import org.jspecify.annotations.Nullable;

/** EVSEs and connectors, which the version counts as the station does. */
final class Places {
  private Places() {}

  /**
   * The place, null for none.
   *
   * @throws hitchpost.core.message.MessageViolation when a number of it is negative
   */
  static @Nullable Evse read(@Nullable EVSEType evse) {
    return evse == null
        ? null
        : Checked.value("evse", () -> new Evse(evse.id(), evse.connectorId()));
  }

  /**
   * The EVSE with this id.
   *
   * @throws hitchpost.core.message.MessageViolation when it is negative
   */
  static Evse read(int evseId) {
    return Checked.value("evseId", () -> Evse.of(evseId));
  }

  static @Nullable EVSEType write(@Nullable Evse evse) {
    return evse == null ? null : new EVSEType(evse.id(), evse.connectorId());
  }
}
