package hitchpost.core;

import hitchpost.core.authorization.LocalListUpdate;
import hitchpost.core.trigger.Topic;
import hitchpost.core.types.DataTransferRequest;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.OperationalStatus;
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
   * @param evse where; null leaves it to the station
   */
  record RemoteStart(IdToken token, @Nullable Evse evse) implements Ask<Verdict.Decision> {}

  /** Stop the transaction that the CSMS, or the station, knows by this reference. */
  record RemoteStop(String transaction) implements Ask<Verdict.Decision> {}

  /** Reboot: hard at once, soft as soon as what runs is ended and delivered. */
  record Reset(Output.RebootKind kind) implements Ask<Verdict.Decision> {}

  /** End what runs on the connector and unlock it. */
  record Unlock(Evse connector) implements Ask<Verdict.Unlocking> {}

  /** Set the commanded availability of connectors, each with its connector id. */
  record ChangeAvailability(List<Evse> connectors, OperationalStatus status)
      implements Ask<Verdict.Availability> {
    public ChangeAvailability {
      connectors = List.copyOf(connectors);
    }
  }

  record ClearCache() implements Ask<Verdict.Decision> {}

  record UpdateLocalList(LocalListUpdate update) implements Ask<Verdict.ListUpdate> {}

  record ReadLocalListVersion() implements Ask<Verdict.ListVersion> {}

  /**
   * Tell the CSMS something out of turn.
   *
   * @param where the connector it is about, EVSE 0 for the station; null for all that have it
   */
  record Trigger(Topic topic, @Nullable Evse where) implements Ask<Verdict.Decision> {}

  record ReadSettings() implements Ask<Verdict.Reading> {}

  /** Write a setting by its id, as text. */
  record WriteSetting(String id, String text) implements Ask<Verdict.Writing> {}

  /** Hand vendor-specific data to the station. */
  record TakeData(DataTransferRequest request) implements Ask<Verdict.DataAnswer> {}

  /** Send vendor-specific data to the CSMS; local users only. */
  record SendData(DataTransferRequest request) implements Ask<Verdict.DataAnswer> {}

  /** Try to connect now instead of after the back-off; local users only. */
  record ConnectNow() implements Ask<Verdict.Decision> {}
}
