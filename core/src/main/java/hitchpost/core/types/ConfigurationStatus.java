package hitchpost.core.types;

import java.util.Optional;

/**
 * What became of the attempt to change a configuration key.
 *
 * <p>Source: OCPP 1.6, 7.22.
 */
public enum ConfigurationStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  REBOOT_REQUIRED("RebootRequired"),
  NOT_SUPPORTED("NotSupported");

  private final String wire;

  ConfigurationStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<ConfigurationStatus> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
