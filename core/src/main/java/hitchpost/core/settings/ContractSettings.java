package hitchpost.core.settings;

import hitchpost.core.settings.Setting.Access;
import java.util.List;

/**
 * The settings of plug and charge: cars that show a contract over ISO 15118.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.14.
 */
public final class ContractSettings {
  private static final String COMPONENT = "ISO15118Ctrlr";

  /** Whether contracts are taken at all. */
  public static final Setting<Boolean> ENABLED = flag("PnCEnabled");

  /** Whether the CSMS may judge a contract whose root the station does not have. */
  public static final Setting<Boolean> CENTRAL_VALIDATION =
      flag("CentralContractValidationAllowed");

  /** Whether contracts are taken while the CSMS cannot be asked. */
  public static final Setting<Boolean> OFFLINE_VALIDATION = flag("ContractValidationOffline");

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(ENABLED, CENTRAL_VALIDATION, OFFLINE_VALIDATION);

  private ContractSettings() {}

  private static Setting<Boolean> flag(String name) {
    return new Setting<>(COMPONENT, name, null, Codec.bool(), Access.READ_WRITE, false);
  }
}
