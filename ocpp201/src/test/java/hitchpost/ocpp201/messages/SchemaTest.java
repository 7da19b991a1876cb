package hitchpost.ocpp201.messages;

import hitchpost.core.schema.SchemaContract;
import hitchpost.core.schema.SchemaMessage;
import java.util.List;
import java.util.Map;

class SchemaTest extends SchemaContract {
  @Override
  protected List<SchemaMessage> messages() {
    return Schemas.messages();
  }

  @Override
  protected List<String> folders() {
    return List.of(Schemas.FOLDER);
  }

  /** Nowhere: what only the text bounds is answered with a status. */
  @Override
  protected Map<String, String> stricter() {
    return Map.of();
  }
}
