package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.core.security.NetworkAccess;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.NetworkConnectionProfileType;
import hitchpost.ocpp201.messages.OCPPTransportEnumType;
import hitchpost.ocpp201.messages.SetNetworkProfileRequest;
import hitchpost.ocpp201.messages.SetNetworkProfileStatusEnumType;
import hitchpost.ocpp201.messages.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** Addresses that the CSMS gives the station. Source: OCPP 2.0.1 part 2, B09. */
final class NetworkProfiles {
  private NetworkProfiles() {}

  static void routes(Routes routes) {
    routes.on(Action.SET_NETWORK_PROFILE, SetNetworkProfileRequest.class, NetworkProfiles::set);
  }

  private static Inbound set(SetNetworkProfileRequest request) {
    NetworkConnectionProfileType given = request.connectionData();
    if (given.ocppTransport() != OCPPTransportEnumType.JSON) {
      return new Inbound.Settled(write(Verdict.Storing.INVALID));
    }
    var profile =
        new ConnectionProfile(
            request.configurationSlot(),
            given.ocppCsmsUrl(),
            given.securityProfile(),
            given.messageTimeout(),
            new NetworkAccess(given.ocppInterface().wire(), kept(given.apn()), kept(given.vpn())));
    return new Inbound.Asked<>(
        new Ask.StoreConnection(profile, subprotocol(given)), NetworkProfiles::write);
  }

  private static @Nullable String kept(@Nullable Record access) {
    return access == null ? null : MessageCodec.write(access);
  }

  /** The value for 2.0 stands for 2.0.1, of which the enumeration knows nothing. */
  private static String subprotocol(NetworkConnectionProfileType given) {
    return switch (given.ocppVersion()) {
      case OCPP12 -> "ocpp1.2";
      case OCPP15 -> "ocpp1.5";
      case OCPP16 -> "ocpp1.6";
      case OCPP20 -> Ocpp201.SUBPROTOCOL;
    };
  }

  private static String write(Verdict.Storing verdict) {
    return MessageCodec.write(
        switch (verdict) {
          case ACCEPTED ->
              new SetNetworkProfileRequest.Response(SetNetworkProfileStatusEnumType.ACCEPTED, null);
          case INVALID -> rejected("InvalidNetworkConf");
          case NO_SUCH_SLOT -> rejected("InvalidConfSlot");
          case LESS_SECURE -> rejected("NoSecurityDowngrade");
        });
  }

  private static SetNetworkProfileRequest.Response rejected(String reason) {
    return new SetNetworkProfileRequest.Response(
        SetNetworkProfileStatusEnumType.REJECTED, new StatusInfoType(reason, null));
  }
}
