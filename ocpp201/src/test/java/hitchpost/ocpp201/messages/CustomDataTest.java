package hitchpost.ocpp201.messages;

import hitchpost.core.schema.CustomDataContract;
import hitchpost.core.schema.SchemaMessage;
import java.util.List;
import java.util.Set;

class CustomDataTest extends CustomDataContract {
  private static final Set<String> KEEPING_MESSAGES =
      Set.of(
          "BootNotificationResponse",
          "DataTransferRequest",
          "DataTransferResponse",
          "TransactionEventResponse");

  private static final Set<String> KEEPING_OBJECTS =
      Set.of("chargingProfile", "chargingSchedule", "chargingSchedulePeriod", "idTokenInfo");

  @Override
  protected List<SchemaMessage> messages() {
    return Schemas.messages();
  }

  /** Elements of a list are named after it; what a query holds is no profile. */
  @Override
  protected boolean keeps(SchemaMessage message, String path) {
    if (path.isEmpty()) {
      return KEEPING_MESSAGES.contains(message.name());
    }
    String name = path.substring(path.lastIndexOf('.') + 1).replaceFirst("\\[0]$", "");
    return KEEPING_OBJECTS.contains(name) && !message.name().equals("GetChargingProfilesRequest");
  }
}
