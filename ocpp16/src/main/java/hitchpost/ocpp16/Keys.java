package hitchpost.ocpp16;

import hitchpost.core.settings.ContractSettings;
import hitchpost.core.settings.PriceSettings;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.SigningSettings;
import hitchpost.core.settings.SmartChargingSettings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.tariff.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The standard configuration keys and the settings they show.
 *
 * <p>Source: OCPP 1.6, 9.1, with errata 3.83 and 3.91; security whitepaper, 7; Signed Meter Values
 * in OCPP 1.0, 3.3.
 */
public final class Keys {
  private static final int MAX_PASSWORD_DIGITS = 40;

  private static final Map<String, String> SETTING_BY_KEY =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    key("AdditionalRootCertificateCheck", SecuritySettings.ADDITIONAL_ROOT_CHECK);
    key("AlignedDataSignReadings", SigningSettings.ALIGNED);
    key("AlignedDataSignUpdatedReadings", SigningSettings.ALIGNED_UPDATED);
    key("AllowOfflineTxForUnknownId", StandardSettings.OFFLINE_TX_FOR_UNKNOWN_ID);
    key("AuthorizationCacheEnabled", StandardSettings.AUTH_CACHE_ENABLED);
    key("AuthorizationKey", SecuritySettings.BASIC_AUTH_PASSWORD);
    key("AuthorizeRemoteTxRequests", StandardSettings.AUTHORIZE_REMOTE_START);
    key("BlinkRepeat", StandardSettings.BLINK_REPEAT);
    key("CentralContractValidationAllowed", ContractSettings.CENTRAL_VALIDATION);
    key("CertificateSignedMaxChainSize", SecuritySettings.MAX_CHAIN);
    key("CertificateStoreMaxLength", SecuritySettings.MAX_CERTIFICATES);
    key("ChargeProfileMaxStackLevel", SmartChargingSettings.PROFILE_STACK_LEVEL);
    key("ChargingScheduleAllowedChargingRateUnit", SmartChargingSettings.RATE_UNIT);
    key("ChargingScheduleMaxPeriods", SmartChargingSettings.PERIODS_PER_SCHEDULE);
    key("ClockAlignedDataInterval", StandardSettings.ALIGNED_INTERVAL);
    key("ConnectionTimeOut", StandardSettings.CONNECTION_TIMEOUT);
    key("ConnectorPhaseRotation", Catalogue.PHASE_ROTATION);
    key("ConnectorPhaseRotationMaxLength", Catalogue.PHASE_ROTATION_MAX_LENGTH);
    key("ContractValidationOffline", ContractSettings.OFFLINE_VALIDATION);
    key("CpoName", SecuritySettings.ORGANIZATION_NAME);
    key("ConnectorSwitch3to1PhaseSupported", SmartChargingSettings.PHASES_3_TO_1);
    key("CustomDisplayCostAndPrice", PriceSettings.ENABLED);
    key("CustomIdleFeeAfterStop", PriceSettings.IDLE_AFTER_STOP);
    key("DefaultPrice", Prices.DEFAULT_PRICE);
    key("GetConfigurationMaxKeys", Catalogue.GET_CONFIGURATION_MAX_KEYS);
    key("HeartbeatInterval", StandardSettings.HEARTBEAT_INTERVAL);
    key("ISO15118PnCEnabled", ContractSettings.ENABLED);
    key("LightIntensity", StandardSettings.LIGHT_INTENSITY);
    key("LocalAuthListEnabled", StandardSettings.LOCAL_LIST_ENABLED);
    key("LocalAuthListMaxLength", StandardSettings.LOCAL_LIST_ENTRIES);
    key("LocalAuthorizeOffline", StandardSettings.LOCAL_AUTHORIZE_OFFLINE);
    key("LocalPreAuthorize", StandardSettings.LOCAL_PRE_AUTHORIZE);
    key("MaxChargingProfilesInstalled", SmartChargingSettings.PROFILE_ENTRIES);
    key("MaxEnergyOnInvalidId", StandardSettings.MAX_ENERGY_ON_INVALID_ID);
    key("MessageTimeout", StandardSettings.MESSAGE_TIMEOUT);
    key("MeterValuesAlignedData", StandardSettings.ALIGNED_MEASURANDS);
    key("MeterValuesAlignedDataMaxLength", Catalogue.ALIGNED_MAX_LENGTH);
    key("MeterValuesSampledData", StandardSettings.SAMPLED_MEASURANDS);
    key("MeterValuesSampledDataMaxLength", Catalogue.SAMPLED_MAX_LENGTH);
    key("MeterValueSampleInterval", StandardSettings.SAMPLED_INTERVAL);
    key("MinimumStatusDuration", StandardSettings.MINIMUM_STATUS_DURATION);
    key("NumberOfConnectors", Catalogue.NUMBER_OF_CONNECTORS);
    key("NumberOfDecimalsForCostValues", PriceSettings.DECIMALS);
    key("PublicKeyWithSignedMeterValue", SigningSettings.PUBLIC_KEY_TOLD);
    key("ReserveConnectorZeroSupported", StandardSettings.RESERVATION_ANYWHERE);
    key("ResetRetries", StandardSettings.RESET_RETRIES);
    key("SampledDataSignReadings", SigningSettings.SAMPLED);
    key("SampledDataSignStartedReadings", SigningSettings.SAMPLED_STARTED);
    key("SampledDataSignUpdatedReadings", SigningSettings.SAMPLED_UPDATED);
    key("SecurityProfile", SecuritySettings.SECURITY_PROFILE);
    key("SendLocalListMaxLength", Catalogue.SEND_LOCAL_LIST_MAX_LENGTH);
    key("StartTxnSampledData", StandardSettings.SAMPLED_TX_STARTED_MEASURANDS);
    key("StopTransactionMaxMeterValues", Catalogue.STOP_TX_MAX_METER_VALUES);
    key("StopTransactionOnEVSideDisconnect", StandardSettings.STOP_TX_ON_EV_DISCONNECT);
    key("StopTransactionOnInvalidId", StandardSettings.STOP_TX_ON_INVALID_ID);
    key("StopTxnAlignedData", StandardSettings.ALIGNED_TX_ENDED_MEASURANDS);
    key("StopTxnAlignedDataMaxLength", Catalogue.STOP_TX_ALIGNED_MAX_LENGTH);
    key("StopTxnSampledData", StandardSettings.SAMPLED_TX_ENDED_MEASURANDS);
    key("StopTxnSampledDataMaxLength", Catalogue.STOP_TX_SAMPLED_MAX_LENGTH);
    key("SupportedFeatureProfiles", FeatureProfiles.SETTING);
    key("SupportedFileTransferProtocols", StandardSettings.FILE_TRANSFER_PROTOCOLS);
    key("SupportedFeatureProfilesMaxLength", Catalogue.FEATURE_PROFILES_MAX_LENGTH);
    key("TransactionMessageAttempts", StandardSettings.TX_MESSAGE_ATTEMPTS);
    key("TransactionMessageRetryInterval", StandardSettings.TX_MESSAGE_RETRY_INTERVAL);
    key("UnlockConnectorOnEVSideDisconnect", StandardSettings.UNLOCK_ON_EV_DISCONNECT);
    key("WebSocketPingInterval", StandardSettings.WEB_SOCKET_PING_INTERVAL);
  }

  private Keys() {}

  /** The standard keys in alphabetical order. */
  public static List<String> standard() {
    return List.copyOf(SETTING_BY_KEY.keySet());
  }

  /** Whether the key is a standard one; its case does not matter. */
  static boolean isStandard(String key) {
    return SETTING_BY_KEY.containsKey(key);
  }

  /**
   * Id of the setting behind a key: of a standard one, else of a vendor key, which has no place in
   * the device model. Settings without a key have none of these ids.
   */
  public static String settingId(String key) {
    return SETTING_BY_KEY.getOrDefault(key, '.' + key);
  }

  /**
   * Whether a value is no longer than it may be under this key: a password has at most 20 bytes.
   *
   * <p>Source: OCPP 1.6-J, 6.2.2; security whitepaper, A00.FR.205.
   */
  static boolean fits(String key, String value) {
    return !settingId(key).equals(SecuritySettings.BASIC_AUTH_PASSWORD.id())
        || value.length() <= MAX_PASSWORD_DIGITS;
  }

  /** The text of a value under a key, of the text that the setting has for it. */
  public static String write(String key, String value) {
    return spell(key, value, "A", "Current", "W", "Power");
  }

  /** The other way round. */
  static String read(String key, String value) {
    return spell(key, value, "Current", "A", "Power", "W");
  }

  /** Units of charging rates have other names as values of a key. Source: errata 3.88. */
  private static String spell(
      String key, String list, String one, String asOne, String other, String asOther) {
    if (!settingId(key).equals(SmartChargingSettings.RATE_UNIT.id())) {
      return list;
    }
    var spelled = new ArrayList<String>();
    for (String item : list.split(",", -1)) {
      String name = item.strip();
      spelled.add(name.equals(one) ? asOne : name.equals(other) ? asOther : '?' + name);
    }
    return String.join(",", spelled);
  }

  private static void key(String name, Setting<?> setting) {
    SETTING_BY_KEY.put(name, setting.id());
  }
}
