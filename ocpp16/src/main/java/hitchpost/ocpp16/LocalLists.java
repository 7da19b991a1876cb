package hitchpost.ocpp16;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.authorization.LocalListUpdate;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.rpc.FrameLimits;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.ocpp16.messages.AuthorizationData;
import hitchpost.ocpp16.messages.GetLocalListVersionRequest;
import hitchpost.ocpp16.messages.IdTagInfo;
import hitchpost.ocpp16.messages.SendLocalListRequest;
import hitchpost.ocpp16.messages.UpdateStatus;
import hitchpost.ocpp16.messages.UpdateType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SendLocalList and GetLocalListVersion. Source: OCPP 1.6, 5.10 and 5.15. */
final class LocalLists {
  /** Values of the largest entry: itself, idTag, idTagInfo and the three in that. */
  private static final int ENTRY_NODES = 6;

  /** Values of a request without entries: itself, version, type and the list. */
  private static final int OTHER_NODES = 4;

  /** Most entries of one request: those that fit into a frame however large they are. */
  static final int MAX_ENTRIES = (FrameLimits.PUBLISHED.nodes() - OTHER_NODES) / ENTRY_NODES;

  /** What the version number is when there is no list. */
  private static final int NO_LIST = -1;

  private LocalLists() {}

  static Inbound version() {
    return new Inbound.Asked<>(
        new Ask.ReadLocalListVersion(),
        (Verdict.ListVersion verdict) -> {
          Integer version = verdict.version();
          return MessageCodec.write(
              new GetLocalListVersionRequest.Response(version == null ? NO_LIST : version));
        });
  }

  static Inbound send(SendLocalListRequest request) {
    List<AuthorizationData> given = request.localAuthorizationList();
    if (given != null && given.size() > MAX_ENTRIES) {
      return new Inbound.Settled(answer(Verdict.ListUpdate.FAILED));
    }
    var entries = new ArrayList<LocalListUpdate.Entry>();
    for (AuthorizationData data : given == null ? List.<AuthorizationData>of() : given) {
      entries.add(new LocalListUpdate.Entry(Tokens.token(data.idTag()), info(data.idTagInfo())));
    }
    boolean full = request.updateType() == UpdateType.FULL;
    var update = new LocalListUpdate(request.listVersion(), full, entries);
    return new Inbound.Asked<>(new Ask.UpdateLocalList(update), LocalLists::answer);
  }

  private static @Nullable IdTokenInfo info(@Nullable IdTagInfo info) {
    return info == null ? null : Tokens.info(info);
  }

  private static String answer(Verdict.ListUpdate verdict) {
    UpdateStatus status =
        switch (verdict) {
          case ACCEPTED -> UpdateStatus.ACCEPTED;
          case FAILED -> UpdateStatus.FAILED;
          case VERSION_MISMATCH -> UpdateStatus.VERSION_MISMATCH;
          case NOT_SUPPORTED -> UpdateStatus.NOT_SUPPORTED;
        };
    return MessageCodec.write(new SendLocalListRequest.Response(status));
  }
}
