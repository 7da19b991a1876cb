package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.trigger.Topic;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.MessageTriggerEnumType;
import hitchpost.ocpp201.messages.TriggerMessageRequest;
import hitchpost.ocpp201.messages.TriggerMessageStatusEnumType;
import java.util.Optional;

/** Messages that the CSMS wants out of turn. Source: OCPP 2.0.1 part 2, F06. */
final class Triggers {
  private Triggers() {}

  static void routes(Routes routes) {
    routes.on(Action.TRIGGER_MESSAGE, TriggerMessageRequest.class, Triggers::receive);
  }

  private static Inbound receive(TriggerMessageRequest request) {
    return topic(request.requestedMessage())
        .<Inbound>map(topic ->
            new Inbound.Asked<>(
                new Ask.Trigger(topic, Places.read(request.evse())),
                (Decision decision) ->
                    answer(
                        switch (decision) {
                          case ACCEPTED -> TriggerMessageStatusEnumType.ACCEPTED;
                          case REJECTED -> TriggerMessageStatusEnumType.REJECTED;
                        })))
        .orElseGet(() -> new Inbound.Settled(answer(TriggerMessageStatusEnumType.NOT_IMPLEMENTED)));
  }

  /** What the station has none of is not implemented. Source: F06.FR.08. */
  private static Optional<Topic> topic(MessageTriggerEnumType message) {
    return switch (message) {
      case BOOT_NOTIFICATION -> Optional.of(Topic.BOOT);
      case LOG_STATUS_NOTIFICATION -> Optional.of(Topic.LOG);
      case FIRMWARE_STATUS_NOTIFICATION -> Optional.of(Topic.NUMBERED_FIRMWARE);
      case HEARTBEAT -> Optional.of(Topic.HEARTBEAT);
      case METER_VALUES -> Optional.of(Topic.EVSE_METERS);
      case SIGN_CHARGING_STATION_CERTIFICATE -> Optional.of(Topic.CERTIFICATE);
      case SIGN_V2G_CERTIFICATE -> Optional.of(Topic.CERTIFICATE_FOR_CARS);
      case STATUS_NOTIFICATION -> Optional.of(Topic.STATUS);
      case TRANSACTION_EVENT -> Optional.of(Topic.TRANSACTION);
      case SIGN_COMBINED_CERTIFICATE, PUBLISH_FIRMWARE_STATUS_NOTIFICATION -> Optional.empty();
    };
  }

  private static String answer(TriggerMessageStatusEnumType status) {
    return MessageCodec.write(new TriggerMessageRequest.Response(status, null));
  }
}
