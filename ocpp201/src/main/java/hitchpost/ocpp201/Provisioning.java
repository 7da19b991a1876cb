package hitchpost.ocpp201;

import hitchpost.core.Identity;
import hitchpost.core.dialect.Learned;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.BootReason;
import hitchpost.ocpp201.messages.BootNotificationRequest;
import hitchpost.ocpp201.messages.ChargingStationType;
import hitchpost.ocpp201.messages.HeartbeatRequest;
import hitchpost.ocpp201.messages.ModemType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who the station is, and that it is there. Source: OCPP 2.0.1 part 2, B01 to B04 and G02. */
final class Provisioning {
  private Provisioning() {}

  static BootNotificationRequest boot(Identity identity, BootReason reason) {
    return new BootNotificationRequest(
        new ChargingStationType(
            identity.vendor(),
            identity.model(),
            identity.serialNumber(),
            identity.firmwareVersion(),
            modem(identity)),
        reason);
  }

  private static @Nullable ModemType modem(Identity identity) {
    return identity.iccid() == null && identity.imsi() == null
        ? null
        : new ModemType(identity.iccid(), identity.imsi());
  }

  static List<Learned> booted(JsonNode result) {
    var answer = MessageCodec.decode(result, BootNotificationRequest.Response.class);
    return List.of(
        new Learned.Time(answer.currentTime()),
        new Learned.Registration(
            answer.status(), answer.interval(), Texts.read(answer.statusInfo())));
  }

  static List<Learned> alive(JsonNode result) {
    var answer = MessageCodec.decode(result, HeartbeatRequest.Response.class);
    return List.of(new Learned.Time(answer.currentTime()));
  }
}
