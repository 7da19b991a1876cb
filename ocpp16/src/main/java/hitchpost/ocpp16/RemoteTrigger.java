package hitchpost.ocpp16;

import hitchpost.core.Ask;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.trigger.Topic;
import hitchpost.core.types.Evse;
import hitchpost.core.types.WireEnum;
import hitchpost.ocpp16.messages.ExtendedMessageTrigger;
import hitchpost.ocpp16.messages.ExtendedTriggerMessageRequest;
import hitchpost.ocpp16.messages.MessageTrigger;
import hitchpost.ocpp16.messages.TriggerMessageRequest;
import hitchpost.ocpp16.messages.TriggerMessageStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * TriggerMessage and ExtendedTriggerMessage.
 *
 * <p>Source: OCPP 1.6, 5.17 with errata 3.35 and 3.46; security whitepaper, 5.5.
 */
final class RemoteTrigger {
  private final Connectors connectors;

  RemoteTrigger(Connectors connectors) {
    this.connectors = connectors;
  }

  /** A message that nobody knows is not implemented; that is no violation of its property. */
  Inbound receive(JsonNode payload) {
    JsonNode wanted = payload.path("requestedMessage");
    if (wanted.isString()
        && WireEnum.find(MessageTrigger.values(), wanted.stringValue()).isEmpty()) {
      return settled(TriggerMessageStatus.NOT_IMPLEMENTED);
    }
    var request = MessageCodec.decode(payload, TriggerMessageRequest.class);
    Integer connector = request.connectorId();
    return switch (request.requestedMessage()) {
      case BOOT_NOTIFICATION -> asked(Topic.BOOT, null);
      case HEARTBEAT -> asked(Topic.HEARTBEAT, null);
      case DIAGNOSTICS_STATUS_NOTIFICATION -> asked(Topic.DIAGNOSTICS, null);
      case FIRMWARE_STATUS_NOTIFICATION -> asked(Topic.FIRMWARE, null);
      case METER_VALUES -> asked(Topic.METER_VALUES, connector, Optional.empty());
      case STATUS_NOTIFICATION -> asked(Topic.STATUS, connector, Optional.of(Evse.of(0)));
    };
  }

  /**
   * The same for the messages of the security whitepaper. Connector 0 is not among those that it
   * may name.
   */
  Inbound receiveExtended(JsonNode payload) {
    JsonNode wanted = payload.path("requestedMessage");
    if (wanted.isString()
        && WireEnum.find(ExtendedMessageTrigger.values(), wanted.stringValue()).isEmpty()) {
      return settled(TriggerMessageStatus.NOT_IMPLEMENTED);
    }
    var request = MessageCodec.decode(payload, ExtendedTriggerMessageRequest.class);
    Integer connector = request.connectorId();
    return switch (request.requestedMessage()) {
      case BOOT_NOTIFICATION -> asked(Topic.BOOT, null);
      case HEARTBEAT -> asked(Topic.HEARTBEAT, null);
      case SIGN_CHARGE_POINT_CERTIFICATE -> asked(Topic.CERTIFICATE, null);
      case LOG_STATUS_NOTIFICATION -> asked(Topic.LOG, null);
      case FIRMWARE_STATUS_NOTIFICATION -> asked(Topic.NUMBERED_FIRMWARE, null);
      case METER_VALUES -> asked(Topic.METER_VALUES, connector, Optional.empty());
      case STATUS_NOTIFICATION -> asked(Topic.STATUS, connector, Optional.of(Evse.of(0)));
    };
  }

  /**
   * Asks for something that is about a connector.
   *
   * @param number absent means all
   * @param zero what connector 0 is, empty when it has nothing to tell
   */
  private Inbound asked(Topic topic, @Nullable Integer number, Optional<Evse> zero) {
    if (number == null) {
      return asked(topic, null);
    }
    Optional<Evse> where = number == 0 ? zero : connectors.find(number);
    return where
        .map(evse -> asked(topic, evse))
        .orElseGet(() -> settled(TriggerMessageStatus.REJECTED));
  }

  private static Inbound asked(Topic topic, @Nullable Evse where) {
    return new Inbound.Asked<>(
        new Ask.Trigger(topic, where),
        (Decision decision) ->
            answer(
                decision == Decision.ACCEPTED
                    ? TriggerMessageStatus.ACCEPTED
                    : TriggerMessageStatus.REJECTED));
  }

  private static Inbound settled(TriggerMessageStatus status) {
    return new Inbound.Settled(answer(status));
  }

  private static String answer(TriggerMessageStatus status) {
    return MessageCodec.write(new TriggerMessageRequest.Response(status));
  }
}
