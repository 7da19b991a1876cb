package hitchpost.simulator.interactive;

import hitchpost.simulator.live.StationSnapshot;
import hitchpost.simulator.live.StationSnapshot.CarSnapshot;
import hitchpost.simulator.live.StationSnapshot.EvseSnapshot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.StringJoiner;

/** A station on one line, for the bottom of a terminal. */
final class StatusLine {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private StatusLine() {}

  /** A station that runs; the chosen EVSE has a star. */
  static String of(StationSnapshot station, int chosen) {
    var parts = new StringJoiner(" | ");
    boolean connected = station.connection().equals("connected");
    parts.add(
        station.stationId()
            + " "
            + (connected ? station.registration() : "not connected")
            + " (OCPP "
            + station.ocppVersion()
            + ")");
    for (EvseSnapshot evse : station.evses()) {
      parts.add((evse.id() == chosen ? "*" : "") + evse(evse));
    }
    return parts.add("? keys").toString();
  }

  /** A station without power. */
  static String dark(String stationId) {
    return stationId + " has no power, x gives it back | ? keys";
  }

  private static String evse(EvseSnapshot evse) {
    var text = new StringBuilder("EVSE ").append(evse.id());
    evse.connectors().forEach(c -> text.append(' ').append(c.ocpp16Status()));
    if (evse.session() != null) {
      text.append(' ')
          .append(kilo(evse.power(), 1))
          .append(" kW, ")
          .append(kilo(evse.energyWh(), 3))
          .append(" kWh");
    }
    CarSnapshot car = evse.ev();
    if (car != null) {
      text.append(", car ").append(car.soc().setScale(0, RoundingMode.DOWN)).append(" %");
    }
    return text.toString();
  }

  private static String kilo(BigDecimal value, int digits) {
    return value.divide(THOUSAND, digits, RoundingMode.HALF_UP).toPlainString();
  }
}
