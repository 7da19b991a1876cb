package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.authorization.LocalListUpdate;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.StatusInfo;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.AuthorizationData;
import hitchpost.ocpp201.messages.GetLocalListVersionRequest;
import hitchpost.ocpp201.messages.SendLocalListRequest;
import hitchpost.ocpp201.messages.SendLocalListStatusEnumType;
import hitchpost.ocpp201.messages.UpdateEnumType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The local authorization list. Source: OCPP 2.0.1 part 2, D01 and D02. */
final class LocalLists {
  private static final StatusInfo NO_LIST =
      new StatusInfo("NotEnabled", "the station keeps no local authorization list");

  private static final StatusInfo TOO_MANY =
      new StatusInfo(
          "TooManyElements", "at most " + Catalogue.MAX_LIST_ITEMS + " (ItemsPerMessage)");

  private LocalLists() {}

  static void routes(Routes routes) {
    routes.on(Action.SEND_LOCAL_LIST, SendLocalListRequest.class, LocalLists::send);
    routes.atMost(Action.SEND_LOCAL_LIST, Catalogue.MAX_LIST_BYTES);
    routes.on(
        Action.GET_LOCAL_LIST_VERSION, GetLocalListVersionRequest.class, request -> version());
  }

  /** There is no list, or it is empty: 0. Source: D02.FR.03. */
  private static Inbound version() {
    return new Inbound.Asked<>(
        new Ask.ReadLocalListVersion(),
        (Verdict.ListVersion verdict) -> {
          Integer version = verdict.version();
          return MessageCodec.write(
              new GetLocalListVersionRequest.Response(version == null ? 0 : version));
        });
  }

  private static Inbound send(SendLocalListRequest request) {
    List<AuthorizationData> given = request.localAuthorizationList();
    if (given != null && given.size() > Catalogue.MAX_LIST_ITEMS) {
      return new Inbound.Settled(answer(SendLocalListStatusEnumType.FAILED, TOO_MANY));
    }
    var update =
        new LocalListUpdate(
            request.versionNumber(),
            request.updateType() == UpdateEnumType.FULL,
            given == null ? List.of() : given.stream().map(Tokens::read).toList());
    return new Inbound.Asked<>(new Ask.UpdateLocalList(update), LocalLists::answer);
  }

  private static String answer(Verdict.ListUpdate verdict) {
    return switch (verdict) {
      case ACCEPTED -> answer(SendLocalListStatusEnumType.ACCEPTED, null);
      case FAILED -> answer(SendLocalListStatusEnumType.FAILED, null);
      case VERSION_MISMATCH -> answer(SendLocalListStatusEnumType.VERSION_MISMATCH, null);
      case NOT_SUPPORTED -> answer(SendLocalListStatusEnumType.FAILED, NO_LIST);
    };
  }

  private static String answer(SendLocalListStatusEnumType status, @Nullable StatusInfo why) {
    return MessageCodec.write(new SendLocalListRequest.Response(status, Texts.write(why)));
  }
}
