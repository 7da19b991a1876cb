package hitchpost.ocpp16;

import hitchpost.core.settings.AuthorizationSettings;
import hitchpost.core.settings.ConnectionSettings;
import hitchpost.core.settings.ProvisioningSettings;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Settings.Imposed;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.settings.TransactionSettings;
import hitchpost.core.types.TxPoint;
import java.util.List;

/** What OCPP 1.6 leaves no choice about. */
final class Policies {
  /**
   * A transaction begins when energy may flow, and ends with its authorization; who may charge goes
   * by 3.5 and its errata.
   */
  static final List<Imposed<?>> ALL =
      List.of(
          new Imposed<>(StandardSettings.TX_START_POINT, List.of(TxPoint.POWER_PATH_CLOSED)),
          new Imposed<>(StandardSettings.TX_STOP_POINT, List.of(TxPoint.AUTHORIZED)),
          new Imposed<>(AuthorizationSettings.ENABLED, true),
          new Imposed<>(AuthorizationSettings.DISABLE_REMOTE, false),
          new Imposed<>(AuthorizationSettings.MASTER_PASS_GROUP, ""),
          new Imposed<>(AuthorizationSettings.CACHE_LIFE_TIME, 0),
          new Imposed<>(AuthorizationSettings.CACHE_DISABLE_POST_AUTHORIZE, false),
          new Imposed<>(AuthorizationSettings.LIST_DISABLE_POST_AUTHORIZE, false),
          new Imposed<>(AuthorizationSettings.ASK_ABOUT_LISTED, true),
          new Imposed<>(AuthorizationSettings.CONCURRENT_IS_LISTED_ACCEPTED, true),
          new Imposed<>(AuthorizationSettings.EMPTY_LIST_HAS_VERSION, false),
          new Imposed<>(AuthorizationSettings.ASK_ABOUT_STRANGERS, false),
          new Imposed<>(AuthorizationSettings.LONGEST_TOKEN, 20),
          new Imposed<>(SecuritySettings.WILDCARDS, true),
          new Imposed<>(ConnectionSettings.OFFLINE_THRESHOLD, Integer.MAX_VALUE),
          new Imposed<>(ProvisioningSettings.ONE_TIER, true),
          new Imposed<>(ProvisioningSettings.TELLS_EVENTS, false),
          new Imposed<>(TransactionSettings.RETURNS_IN_TIME, false),
          new Imposed<>(TransactionSettings.RESUMES, false),
          new Imposed<>(TransactionSettings.END_SHARES_SAMPLES, true),
          new Imposed<>(TransactionSettings.ALIGNED_WHILE_IDLE, false));

  private Policies() {}
}
