package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;

/**
 * The CSMS sets a configuration key.
 *
 * <p>Source: OCPP 1.6, 5.3, 6.9 and 6.10.
 *
 * @param value may be a secret
 */
public record ChangeConfigurationRequest(@MaxLength(50) String key, @MaxLength(500) String value) {
  /** Whether the key was set. */
  public record Response(ConfigurationStatus status) {}
}
