package hitchpost.core;

import hitchpost.core.security.InstalledChain;
import hitchpost.core.security.InstalledRoot;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.CompositeSchedule;
import hitchpost.core.types.DataTransferStatus;
import hitchpost.core.types.GetVariableResult;
import hitchpost.core.types.SetVariableResult;
import hitchpost.core.types.StatusInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The station's answer to an {@link Ask}. */
public sealed interface Verdict {
  /** Yes or no. */
  enum Decision implements Verdict {
    ACCEPTED,
    REJECTED
  }

  /**
   * Whether a transaction will be started from afar.
   *
   * @param transaction the station's id of one that runs already and is now authorized, or null
   */
  record RemoteStarting(Decision decision, @Nullable String transaction) implements Verdict {}

  enum Resetting implements Verdict {
    ACCEPTED,
    REJECTED,
    /** As soon as nothing runs any more. */
    SCHEDULED
  }

  enum Availability implements Verdict {
    ACCEPTED,
    REJECTED,
    SCHEDULED
  }

  /**
   * How things stand with a transaction.
   *
   * @param ongoing null when none was named
   * @param waiting whether the CSMS has not heard everything yet
   */
  record TransactionStatus(@Nullable Boolean ongoing, boolean waiting) implements Verdict {}

  enum Unlocking implements Verdict {
    UNLOCKED,
    UNLOCK_FAILED,
    NOT_SUPPORTED,
    /** A transaction goes on that was not to be ended. */
    TRANSACTION_GOES_ON,
    UNKNOWN_CONNECTOR
  }

  enum Writing implements Verdict {
    ACCEPTED,
    /** The value is kept, and in force from the next start on. */
    REBOOT_REQUIRED,
    REJECTED,
    READ_ONLY,
    UNKNOWN
  }

  enum Reserving implements Verdict {
    ACCEPTED,
    FAULTED,
    /** In use, or reserved already. */
    OCCUPIED,
    /** The station takes no such reservations. */
    REJECTED,
    UNAVAILABLE
  }

  enum ListUpdate implements Verdict {
    ACCEPTED,
    /** The update cannot be applied; nothing of it is. */
    FAILED,
    /** An update with changes is not newer than the list. */
    VERSION_MISMATCH,
    /** The station keeps no list. */
    NOT_SUPPORTED
  }

  /**
   * Version of the local authorization list.
   *
   * @param version 0 when the list is empty, null when the station keeps none
   */
  record ListVersion(@Nullable Integer version) implements Verdict {}

  /** What became of the installation of a root certificate. */
  enum Installing implements Verdict {
    ACCEPTED,
    /** The certificate is not one to trust, or there are enough. */
    REJECTED,
    /** It could not be kept. */
    FAILED
  }

  /** What became of the deletion of a root certificate. */
  enum Deleting implements Verdict {
    ACCEPTED,
    FAILED,
    NOT_FOUND
  }

  /**
   * Root certificates, by name.
   *
   * @param shownToCars null when there is none, or nobody asked
   */
  record Roots(List<InstalledRoot> roots, @Nullable InstalledChain shownToCars) implements Verdict {
    public Roots {
      roots = List.copyOf(roots);
    }
  }

  /** Whether a firmware update begins. */
  enum Updating implements Verdict {
    ACCEPTED,
    /** It begins, and the one before has been given up for it. */
    ACCEPTED_CANCELED,
    /** The one before is being installed and cannot be given up. */
    REJECTED,
    INVALID_CERTIFICATE,
    REVOKED_CERTIFICATE
  }

  /**
   * An upload begins.
   *
   * @param cancelling whether the one before has been given up for it
   */
  record Uploading(boolean cancelling, String fileName) implements Verdict {}

  /** What became of an address of the CSMS. */
  enum Storing implements Verdict {
    ACCEPTED,
    /** Nobody could connect with it. */
    INVALID,
    NO_SUCH_SLOT,
    /** It is less secure than what is in use. */
    LESS_SECURE
  }

  /** The values of variables, in the order of the requests. */
  record VariablesRead(List<GetVariableResult> results) implements Verdict {
    public VariablesRead {
      results = List.copyOf(results);
    }
  }

  /** What became of writes, in the order of the requests. */
  record VariablesWritten(List<SetVariableResult> results) implements Verdict {
    public VariablesWritten {
      results = List.copyOf(results);
    }
  }

  /** Whether a report begins. */
  enum Reporting implements Verdict {
    ACCEPTED,
    /** Another one is on its way. */
    REJECTED,
    /** There is nothing to tell. */
    EMPTY
  }

  /** The settings as they are now; to be read within the step. */
  record Reading(Settings settings) implements Verdict {}

  /**
   * What became of a charging profile.
   *
   * @param refusal null when it was installed
   */
  record ProfileSetting(@Nullable StatusInfo refusal) implements Verdict {}

  /** A composite schedule; null when the station cannot tell it. */
  record Composite(@Nullable CompositeSchedule schedule) implements Verdict {}

  /** The station does not offer what was asked for, whatever it was. */
  record Unsupported(String why) implements Verdict {}

  record DataAnswer(DataTransferStatus status, @Nullable JsonNode data) implements Verdict {}
}
