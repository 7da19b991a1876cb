package hitchpost.ocpp201.messages;

import hitchpost.core.schema.PayloadContract;
import hitchpost.core.schema.SchemaMessage;
import java.util.List;

class GeneratedPayloadTest extends PayloadContract {
  @Override
  protected List<SchemaMessage> messages() {
    return Schemas.messages();
  }
}
