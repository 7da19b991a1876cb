package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks for configuration keys.
 *
 * <p>Source: OCPP 1.6, 5.8, 6.23 and 6.24.
 *
 * @param key absent or empty means all
 */
public record GetConfigurationRequest(@Nullable List<@MaxLength(50) String> key) {
  public GetConfigurationRequest {
    key = key == null ? null : List.copyOf(key);
  }

  /** The keys asked for. */
  public record Response(
      @Nullable List<KeyValue> configurationKey, @Nullable List<@MaxLength(50) String> unknownKey) {
    public Response {
      configurationKey = configurationKey == null ? null : List.copyOf(configurationKey);
      unknownKey = unknownKey == null ? null : List.copyOf(unknownKey);
    }
  }
}
