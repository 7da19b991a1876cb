package hitchpost.core.settings;

import hitchpost.core.settings.Setting.Access;
import hitchpost.core.types.WireEnum;
import java.util.List;

/**
 * The settings of a station with a meter that signs its readings.
 *
 * <p>Source: Signed Meter Values in OCPP 1.0, 3.3 and 4.3.
 */
public final class SigningSettings {
  /** When the public key of the meter is told with what it signed. */
  public enum KeyTold implements WireEnum {
    NEVER("Never"),
    ONCE_PER_TRANSACTION("OncePerTransaction"),
    EVERY_METER_VALUE("EveryMeterValue");

    private final String wire;

    KeyTold(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  public static final Setting<KeyTold> PUBLIC_KEY_TOLD =
      new Setting<>(
          "OCPPCommCtrlr",
          "PublicKeyWithSignedMeterValue",
          null,
          Codec.oneOf(List.of(KeyTold.values())),
          Access.READ_WRITE,
          KeyTold.ONCE_PER_TRANSACTION);

  /** Whether begin and end are signed, and others where the next two say so. */
  public static final Setting<Boolean> SAMPLED = flag("SampledDataCtrlr", "SignReadings", true);

  public static final Setting<Boolean> SAMPLED_STARTED =
      flag("SampledDataCtrlr", "SignStartedReadings", false);
  public static final Setting<Boolean> SAMPLED_UPDATED =
      flag("SampledDataCtrlr", "SignUpdatedReadings", false);

  /** Whether begin and end are signed, and others where the next one says so. */
  public static final Setting<Boolean> ALIGNED = flag("AlignedDataCtrlr", "SignReadings", false);

  public static final Setting<Boolean> ALIGNED_UPDATED =
      flag("AlignedDataCtrlr", "SignUpdatedReadings", false);

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(PUBLIC_KEY_TOLD, SAMPLED, SAMPLED_STARTED, SAMPLED_UPDATED, ALIGNED, ALIGNED_UPDATED);

  private SigningSettings() {}

  private static Setting<Boolean> flag(String component, String name, boolean factory) {
    return new Setting<>(component, name, null, Codec.bool(), Access.READ_WRITE, factory);
  }
}
