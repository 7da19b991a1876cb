package hitchpost.ocpp201;

import hitchpost.core.settings.Codec;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.settings.SigningSettings;
import hitchpost.core.settings.StandardSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a station that speaks OCPP 2.0.1 has of variables beside those of every station: how long
 * its messages may be.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.1.16 to 2.1.23, 2.5.4 and 2.5.5.
 */
public final class Catalogue {
  /** Most elements of a request about variables. */
  static final int MAX_ITEMS = 50;

  /** Most bytes of such a request, enough for all elements of full length. */
  static final int MAX_BYTES = 96 * 1024;

  /** Most entries of a SendLocalList; more would not fit into the largest frame that is read. */
  static final int MAX_LIST_ITEMS = 400;

  /** Most bytes of a SendLocalList. */
  static final int MAX_LIST_BYTES = 256 * 1024;

  private static final String DEVICE_DATA = "DeviceDataCtrlr";
  private static final String LIST = "LocalAuthListCtrlr";

  private Catalogue() {}

  /**
   * All of them.
   *
   * @param localList whether the station can have a local authorization list
   */
  public static List<Setting<?>> settings(boolean localList) {
    var settings =
        new ArrayList<Setting<?>>(
            List.of(
                fixed(DEVICE_DATA, "ItemsPerMessage", "GetReport", MAX_ITEMS),
                fixed(DEVICE_DATA, "ItemsPerMessage", "GetVariables", MAX_ITEMS),
                fixed(DEVICE_DATA, "ItemsPerMessage", "SetVariables", MAX_ITEMS),
                fixed(DEVICE_DATA, "BytesPerMessage", "GetReport", MAX_BYTES),
                fixed(DEVICE_DATA, "BytesPerMessage", "GetVariables", MAX_BYTES),
                fixed(DEVICE_DATA, "BytesPerMessage", "SetVariables", MAX_BYTES),
                fixed(DEVICE_DATA, "ConfigurationValueSize", null, 1_000),
                fixed(DEVICE_DATA, "ReportingValueSize", null, 2_500)));
    if (localList) {
      settings.add(fixed(LIST, "ItemsPerMessage", null, MAX_LIST_ITEMS));
      settings.add(fixed(LIST, "BytesPerMessage", null, MAX_LIST_BYTES));
    }
    return settings;
  }

  /**
   * Settings whose factory value is another one where this version is spoken: without the register
   * at both ends nobody could bill what was charged, and a meter that signs does so in every
   * message. Source: OCPP 2.0.1 part 2, E02.FR.14.
   */
  public static List<Setting<?>> otherFactories() {
    return List.of(
        StandardSettings.SAMPLED_TX_STARTED_MEASURANDS.withFactory(StandardSettings.ENERGY),
        StandardSettings.SAMPLED_TX_ENDED_MEASURANDS.withFactory(StandardSettings.ENERGY),
        SigningSettings.SAMPLED_STARTED.withFactory(true),
        SigningSettings.SAMPLED_UPDATED.withFactory(true),
        SigningSettings.ALIGNED_UPDATED.withFactory(true));
  }

  private static Setting<Integer> fixed(
      String component, String name, @Nullable String instance, int value) {
    return new Setting<>(
        component, name, instance, Codec.integer(0, value), Access.READ_ONLY, value);
  }
}
