package hitchpost.core;

import hitchpost.core.settings.Settings;
import hitchpost.core.types.DataTransferStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The station's answer to an {@link Ask}. */
public sealed interface Verdict {
  /** Yes or no. */
  enum Decision implements Verdict {
    ACCEPTED,
    REJECTED
  }

  enum Availability implements Verdict {
    ACCEPTED,
    REJECTED,
    SCHEDULED
  }

  enum Unlocking implements Verdict {
    UNLOCKED,
    UNLOCK_FAILED,
    NOT_SUPPORTED,
    UNKNOWN_CONNECTOR
  }

  enum Writing implements Verdict {
    ACCEPTED,
    REJECTED,
    READ_ONLY,
    UNKNOWN
  }

  /** The settings as they are now; to be read within the step. */
  record Reading(Settings settings) implements Verdict {}

  record DataAnswer(DataTransferStatus status, @Nullable JsonNode data) implements Verdict {}
}
