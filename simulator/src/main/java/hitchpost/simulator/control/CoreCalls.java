package hitchpost.simulator.control;

import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.http.Problem;
import hitchpost.simulator.http.Reply;
import hitchpost.simulator.http.Request;
import hitchpost.simulator.http.Route;
import hitchpost.simulator.live.SimulatedStation;
import hitchpost.simulator.live.SnapshotJson;
import hitchpost.simulator.live.StationSnapshot;
import hitchpost.simulator.live.StationSnapshot.EvseSnapshot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a driver and a clumsy world do: cars, tokens, faults, the network. */
final class CoreCalls {
  private CoreCalls() {}

  static List<Route> of(StationCalls calls) {
    return List.of(
        calls
            .get(
                "/station",
                "The station as it is",
                (station, request) -> StationCalls.json(StationCalls.snapshot(station)))
            .answers(StationSnapshot.class),
        calls
            .get(
                "/evses/{evse}",
                "An EVSE as it is",
                (station, request) ->
                    StationCalls.json(StationCalls.evse(station, request.number("evse"))))
            .answers(EvseSnapshot.class),
        calls.post(
            "/evses/{evse}/plug-in", "A car is plugged in", Bodies.PlugIn.class, CoreCalls::plugIn),
        calls.post(
            "/evses/{evse}/plug-out", "The cable is pulled on the car's side", CoreCalls::plugOut),
        calls.patch(
            "/evses/{evse}/ev",
            "The car that is plugged in changes",
            Bodies.CarPatch.class,
            CoreCalls::changeCar),
        calls.post("/tokens", "A token is presented", Bodies.Token.class, CoreCalls::present),
        calls.post(
            "/evses/{evse}/faults",
            "Something breaks; EVSE 0 is the whole station",
            Bodies.Fault.class,
            CoreCalls::raise),
        calls.get(
            "/evses/{evse}/faults",
            "The active faults, as a list; EVSE 0 is the whole station",
            CoreCalls::faults),
        calls.delete(
            "/evses/{evse}/faults/{fault}",
            "A fault goes away",
            (station, request) ->
                station.stimulate(
                    new Stimulus.ClearFault(request.number("evse"), request.path("fault")))),
        calls.post(
            "/connection/down",
            "The network goes away until it is called back",
            (station, request) -> station.disconnect()),
        calls.post(
            "/connection/up",
            "The network is back; the station connects at once",
            (station, request) -> station.reconnect()));
  }

  private static Reply plugIn(SimulatedStation station, Request request, Bodies.PlugIn body) {
    int connector = body.connector() == null ? 1 : body.connector();
    CarChange different = body.ev() == null ? CarChange.NONE : change(body.ev());
    station.stimulate(new Stimulus.PlugIn(request.number("evse"), connector, different));
    return Reply.accepted();
  }

  private static CarChange change(Bodies.Car car) {
    return new CarChange(
        Units.milliOrNull(car.maxCurrent()),
        car.phases(),
        Units.secondsOrNull(car.startDelaySeconds()),
        Units.doubleOrNull(car.soc()),
        wattHours(car.capacityKwh()),
        car.evccId(),
        null);
  }

  private static @Nullable Long wattHours(@Nullable BigDecimal kilowattHours) {
    if (kilowattHours == null) {
      return null;
    }
    long wattHours = Units.milli(kilowattHours);
    if (wattHours == 0) {
      throw Problem.badField("ev.capacityKwh", "a battery has 0.001 kWh or more");
    }
    return wattHours;
  }

  /** Pulls the cable wherever a car hangs on the EVSE; nothing happens when none does. */
  private static void plugOut(SimulatedStation station, Request request) {
    int evse = request.number("evse");
    station.stimulate(hardware -> {
      var car = hardware.evseState(evse).car();
      return new Stimulus.PlugOut(evse, car == null ? 1 : car.connector());
    });
  }

  private static Reply changeCar(SimulatedStation station, Request request, Bodies.CarPatch body) {
    var change =
        new CarChange(
            Units.milliOrNull(body.maxCurrent()),
            body.phases(),
            null,
            Units.doubleOrNull(body.soc()),
            null,
            null,
            body.charging());
    station.stimulate(new Stimulus.ChangeCar(request.number("evse"), change));
    return Reply.accepted();
  }

  private static List<IdToken.AdditionalInfo> additionalInfo(Bodies.Token body) {
    return body.additionalInfo() == null
        ? List.of()
        : body.additionalInfo().stream()
            .map(info -> new IdToken.AdditionalInfo(info.additionalIdToken(), info.type()))
            .toList();
  }

  private static Reply present(SimulatedStation station, Request request, Bodies.Token body) {
    if (body.idToken().isEmpty()) {
      throw Problem.badField("idToken", "a token has 1 to 255 characters");
    }
    var type = body.type() == null ? IdTokenType.ISO14443 : body.type();
    List<Integer> readers = body.evses() == null ? List.of() : body.evses();
    var token = new IdToken(body.idToken(), type, additionalInfo(body));
    station.stimulate(new Stimulus.PresentToken(token, readers));
    return Reply.accepted();
  }

  private static Reply raise(SimulatedStation station, Request request, Bodies.Fault body) {
    int evse = request.number("evse");
    FaultCode code =
        FaultCode.ofReportCode(body.errorCode())
            .orElseThrow(() -> Problem.badField("errorCode", "no ChargePointErrorCode of a fault"));
    var given = body.id();
    if (given != null && given.isEmpty()) {
      throw Problem.badField("id", "a handle has 1 to 255 characters");
    }
    var used = new AtomicReference<>("");
    station.stimulate(hardware -> {
      String id = given == null ? hardware.freeFaultId(evse) : given;
      used.set(id);
      return new Stimulus.RaiseFault(
          new Fault(
              id,
              evse,
              body.connector() == null ? 0 : body.connector(),
              code,
              body.inoperative() == null || body.inoperative(),
              body.info(),
              body.vendorId(),
              body.vendorErrorCode()));
    });
    return given == null
        ? new Reply.Json(
            202, SnapshotJson.tree(new Bodies.FaultId(Objects.requireNonNull(used.get()))))
        : Reply.accepted();
  }

  private static Reply faults(SimulatedStation station, Request request) {
    return StationCalls.json(station.faults(request.number("evse")));
  }
}
