package hitchpost.core.settings;

import hitchpost.core.settings.Setting.Access;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.Evse;
import hitchpost.core.types.Variable;

/** The settings that say how the station reboots and goes out of use. */
public final class ProvisioningSettings {
  /** Whether only connectors are put out of use, and neither EVSEs nor the station. */
  public static final Setting<Boolean> ONE_TIER =
      new Setting<>("ChargingStation", "OneTier", null, Codec.bool(), Access.HIDDEN, false);

  /** Whether the CSMS is told by itself what the station notices of its parts. */
  public static final Setting<Boolean> TELLS_EVENTS =
      new Setting<>("MonitoringCtrlr", "TellsEvents", null, Codec.bool(), Access.HIDDEN, true);

  private ProvisioningSettings() {}

  /** Whether an EVSE can be reset by itself. Source: OCPP 2.0.1 part 2, 2.13.3. */
  public static Setting<Boolean> allowReset(int evse) {
    return new Setting<>(
        new Component("EVSE", null, Evse.of(evse)),
        Variable.of("AllowReset"),
        AttributeEnum.ACTUAL,
        Codec.bool(),
        Access.READ_ONLY,
        true);
  }
}
