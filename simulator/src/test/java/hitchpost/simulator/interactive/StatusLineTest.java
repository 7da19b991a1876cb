package hitchpost.simulator.interactive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.live.StationSnapshot;
import hitchpost.simulator.live.StationSnapshot.CarSnapshot;
import hitchpost.simulator.live.StationSnapshot.ConnectorSnapshot;
import hitchpost.simulator.live.StationSnapshot.EvseSnapshot;
import hitchpost.simulator.live.StationSnapshot.SessionSnapshot;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  @Test
  void tellsConnectionEveryEvseAndWhichOneIsChosen() {
    var car = new CarSnapshot(new BigDecimal("32"), 3, true, new BigDecimal("41.97"));
    var session = new SessionSnapshot("t", "1", "04A2", "Charging", new BigDecimal("32"), car);
    var station =
        new StationSnapshot(
            "CP1",
            "1.6",
            "connected",
            "Accepted",
            List.of(
                evse(1, "Charging", "11040", "18788", session, car),
                evse(2, "Available", "0", "0", null, null)));
    assertEquals(
        "CP1 Accepted (OCPP 1.6) | *EVSE 1 Charging 11.0 kW, 18.788 kWh, car 41 %"
            + " | EVSE 2 Available | ? keys",
        StatusLine.of(station, 1));
  }

  @Test
  void withoutConnectionTheOldAnswerToTheBootIsNotShown() {
    var station = new StationSnapshot("CP1", "1.6", "disconnected", "Accepted", List.of());
    assertEquals("CP1 not connected (OCPP 1.6) | ? keys", StatusLine.of(station, 1));
  }

  private static EvseSnapshot evse(
      int id,
      String status,
      String power,
      String energy,
      @Nullable SessionSnapshot session,
      @Nullable CarSnapshot car) {
    return new EvseSnapshot(
        id,
        "Operative",
        new BigDecimal(power),
        new BigDecimal(energy),
        List.of(new ConnectorSnapshot(1, "Available", status, car != null, false)),
        session,
        null,
        car,
        null,
        null,
        null,
        new StationSnapshot.DisplaySnapshot("price", "", null, null, null),
        null,
        List.of());
  }
}
