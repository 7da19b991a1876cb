package hitchpost.core.maintenance;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import hitchpost.core.types.UpdateStatus;
import hitchpost.core.types.UploadLogStatus;
import org.jspecify.annotations.Nullable;

/** How far an errand is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Notice.Firmware.class, name = "firmware"),
  @JsonSubTypes.Type(value = Notice.Upload.class, name = "upload")
})
public sealed interface Notice {
  /**
   * How far a firmware update is.
   *
   * @param numbered whether whoever is told gives updates a number
   * @param requestId the number; null when there is no update, or it has none
   */
  record Firmware(UpdateStatus status, boolean numbered, @Nullable Integer requestId)
      implements Notice {}

  /** How far an upload is, in the same way. */
  record Upload(UploadLogStatus status, boolean numbered, @Nullable Integer requestId)
      implements Notice {}
}
