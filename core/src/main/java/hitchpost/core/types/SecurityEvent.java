package hitchpost.core.types;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that concerns the security of the station; always logged, told to the CSMS if critical.
 *
 * <p>Source: OCPP 2.0.1 part 2, A04 and 1.49; OCPP 1.6 security whitepaper, A04.
 *
 * @param type what happened
 * @param timestamp when
 * @param techInfo details for a technician, at most 255 characters
 * @param criticalOverride overrules {@link SecurityEventType#critical()}
 */
public record SecurityEvent(
    SecurityEventType type,
    Instant timestamp,
    @Nullable String techInfo,
    @Nullable Boolean criticalOverride) {
  public SecurityEvent {
    Checks.maxLength(techInfo, 255, "SecurityEvent.techInfo");
  }

  /** Whether the CSMS is to be told. */
  public boolean critical() {
    return criticalOverride == null ? type.critical() : criticalOverride;
  }
}
