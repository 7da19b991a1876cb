package hitchpost.core;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.settings.AuthorizationSettings;
import hitchpost.core.settings.Codec;
import hitchpost.core.settings.ConnectionSettings;
import hitchpost.core.settings.PriceSettings;
import hitchpost.core.settings.ProvisioningSettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.settings.SigningSettings;
import hitchpost.core.settings.SmartChargingSettings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.tariff.Prices;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.TxPoint;
import java.util.ArrayList;
import java.util.List;

/** The settings that a station has whichever version of OCPP it speaks. */
public final class Registry {
  private Registry() {}

  /**
   * All of them, with the values that a station of this kind leaves the factory with.
   *
   * @param offered what its meters measure
   */
  public static List<Setting<?>> of(List<EvseSpec> evses, List<Measurand> offered) {
    var settings = new ArrayList<Setting<?>>(StandardSettings.offering(offered));
    if (evses.stream().flatMap(e -> e.connectors().stream()).allMatch(c -> c.fixedCable())) {
      settings.replaceAll(Registry::withoutSockets);
    }
    settings.add(ProvisioningSettings.ONE_TIER);
    settings.add(ProvisioningSettings.TELLS_EVENTS);
    evses.forEach(evse -> settings.add(ProvisioningSettings.allowReset(evse.id())));
    boolean signing = evses.stream().anyMatch(e -> e.meter().signs());
    boolean seesBays = evses.stream().anyMatch(EvseSpec::baySensor);
    settings.replaceAll(setting -> withPossiblePoints(setting, signing, seesBays));
    settings.addAll(AuthorizationSettings.ALL);
    settings.addAll(ConnectionSettings.ALL);
    settings.addAll(SmartChargingSettings.ALL);
    settings.addAll(PriceSettings.ALL);
    settings.add(Prices.DEFAULT_PRICE);
    if (signing) {
      settings.addAll(SigningSettings.ALL);
    }
    return List.copyOf(settings);
  }

  /**
   * Not every station sees whether a parking bay is taken, nor does every meter sign; signed data
   * end nothing. Source: errata of OCPP 2.0.1 part 2, E06.FR.05.
   */
  private static Setting<?> withPossiblePoints(
      Setting<?> setting, boolean signing, boolean seesBays) {
    boolean start = setting.id().equals(StandardSettings.TX_START_POINT.id());
    boolean stop = setting.id().equals(StandardSettings.TX_STOP_POINT.id());
    if (!start && !stop) {
      return setting;
    }
    var possible = new ArrayList<>(List.of(TxPoint.values()));
    if (!seesBays) {
      possible.remove(TxPoint.PARKING_BAY_OCCUPANCY);
    }
    if (stop || !signing) {
      possible.remove(TxPoint.DATA_SIGNED);
    }
    return (start ? StandardSettings.TX_START_POINT : StandardSettings.TX_STOP_POINT)
        .withCodec(Codec.someOf(possible).where(p -> !p.isEmpty()));
  }

  /** A plug that is part of the station is not let go of. Source: OCPP 2.0.1 part 2, 2.1.12. */
  private static Setting<?> withoutSockets(Setting<?> setting) {
    return setting.id().equals(StandardSettings.UNLOCK_ON_EV_DISCONNECT.id())
        ? StandardSettings.UNLOCK_ON_EV_DISCONNECT.withFactory(false).withAccess(Access.READ_ONLY)
        : setting;
  }
}
