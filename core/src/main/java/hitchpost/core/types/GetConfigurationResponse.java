package hitchpost.core.types;

import java.util.List;

/**
 * The configuration keys that were asked for.
 *
 * <p>Source: OCPP 1.6, 6.24.
 *
 * @param configurationKeys those that exist
 * @param unknownKeys the names of the others, as they were asked for
 */
public record GetConfigurationResponse(List<KeyValue> configurationKeys, List<String> unknownKeys) {
  public GetConfigurationResponse {
    configurationKeys = List.copyOf(configurationKeys);
    unknownKeys = List.copyOf(unknownKeys);
  }
}
