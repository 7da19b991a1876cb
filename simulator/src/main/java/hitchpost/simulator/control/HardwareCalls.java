package hitchpost.simulator.control;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.types.EvCertificateRequest;
import hitchpost.simulator.hardware.HardwareSnapshot.ConnectorState;
import hitchpost.simulator.hardware.MeterOverrides;
import hitchpost.simulator.hardware.SimulatedHardware;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.http.Problem;
import hitchpost.simulator.http.Reply;
import hitchpost.simulator.http.Request;
import hitchpost.simulator.http.Route;
import hitchpost.simulator.live.SimulatedStation;
import java.util.List;

/** What meters, locks, mains and buttons do. */
final class HardwareCalls {
  private final Runnable powerCut;

  /**
   * @param powerCut ends the program as a kill would
   */
  HardwareCalls(Runnable powerCut) {
    this.powerCut = powerCut;
  }

  /** What a car says over ISO 15118. */
  static List<Route> ofCars(StationCalls calls) {
    return List.of(
        calls.post(
            "/evses/{evse}/contract",
            "The car that is plugged in shows a contract over ISO 15118",
            Bodies.Contract.class,
            (station, request, body) -> {
              station.stimulate(
                  new Stimulus.ShowContract(
                      request.number("evse"), body.contractId(), body.certificates()));
              return Reply.accepted();
            }),
        calls.post(
            "/evses/{evse}/ev-certificate",
            "The car that is plugged in wants a contract certificate over ISO 15118",
            Bodies.EvCertificate.class,
            HardwareCalls::certificate));
  }

  /** What people press and select. */
  static List<Route> ofPeople(StationCalls calls) {
    return List.of(
        calls.post(
            "/evses/{evse}/start-button",
            "The start button of the EVSE is pressed",
            (station, request) ->
                station.stimulate(new Stimulus.PressStart(request.number("evse")))),
        calls.post(
            "/evses/{evse}/ev/end-session",
            "The car ends its session over ISO 15118",
            (station, request) ->
                station.stimulate(new Stimulus.EndSession(request.number("evse")))),
        calls.post(
            "/evses/{evse}/stop-button",
            "The stop button of the EVSE is pressed",
            (station, request) ->
                station.stimulate(new Stimulus.PressStop(request.number("evse")))),
        calls.post(
            "/selection",
            "Somebody with a master pass selects on the screen what to end",
            Bodies.Selection.class,
            (station, request, body) -> {
              station.stimulate(new Stimulus.SelectEnds(body.evses()));
              return Reply.accepted();
            }));
  }

  List<Route> of(StationCalls calls) {
    return List.of(
        calls.patch(
            "/evses/{evse}/meter",
            "What the meter reads",
            Bodies.Meter.class,
            HardwareCalls::meter),
        calls.patch(
            "/evses/{evse}/connectors/{connector}/lock",
            "The plug lock does not move",
            Bodies.Lock.class,
            HardwareCalls::lock),
        calls.patch(
            "/evses/{evse}/bay",
            "A car drives into the parking bay of the EVSE, or out of it",
            Bodies.Bay.class,
            HardwareCalls::bay),
        calls.patch(
            "/power",
            "Mains fail or come back; without battery the program ends as if it were killed",
            Bodies.Power.class,
            this::power),
        calls.post(
            "/emergency-stop",
            "The emergency stop is pressed, or released",
            Bodies.Emergency.class,
            (station, request, body) -> {
              boolean pressed = body.pressed() == null || body.pressed();
              station.stimulate(new Stimulus.SetEmergencyStop(pressed));
              return Reply.accepted();
            }),
        calls.patch(
            "/firmware",
            "How the next firmware update goes",
            Bodies.Firmware.class,
            (station, request, body) -> {
              if (body.nextDownload() != null) {
                station.firmware().nextDownloadFails(body.nextDownload() == Bodies.Outcome.FAIL);
              }
              if (body.nextInstall() != null) {
                station.firmware().nextInstallFails(body.nextInstall() == Bodies.Outcome.FAIL);
              }
              return Reply.accepted();
            }),
        calls.post(
            "/tamper",
            "The housing is opened or closed",
            Bodies.Tamper.class,
            (station, request, body) -> {
              station.stimulate(new Stimulus.SetTamper(body.on()));
              return Reply.accepted();
            }),
        calls
            .get(
                "/events",
                "Events from now on, or from the header Last-Event-ID on: state is the snapshot"
                    + " after each change, ocpp each message with its time and direction",
                HardwareCalls::events)
            .query("types", "only events of these types, separated by commas"));
  }

  private static Reply events(SimulatedStation station, Request request) {
    var log = station.events();
    long after = request.lastEventId().orElse(log.lastId());
    if (request.lastEventId().isEmpty() || !station.watched()) {
      station.watch();
    }
    return new Reply.Events(log, request.words("types", log.types()), after);
  }

  /** All or nothing: what is wrong is found before anything changes. */
  private static Reply meter(SimulatedStation station, Request request, Bodies.Meter body) {
    EvseSpec spec = spec(station, request.number("evse"));
    overrides(body, spec.phases(), MeterOverrides.NONE);
    if (body.energyWh() != null) {
      station.stimulate(new Stimulus.SetRegister(spec.id(), Units.milli(body.energyWh())));
    }
    station.stimulate(hardware -> override(hardware, body, spec));
    if (body.frozen() != null) {
      station.stimulate(new Stimulus.FreezeMeter(spec.id(), body.frozen()));
    }
    return Reply.accepted();
  }

  private static Stimulus override(SimulatedHardware hardware, Bodies.Meter body, EvseSpec spec) {
    MeterOverrides before = hardware.evseState(spec.id()).meter().overrides();
    return new Stimulus.OverrideMeter(spec.id(), overrides(body, spec.phases(), before));
  }

  private static MeterOverrides overrides(Bodies.Meter body, int phases, MeterOverrides before) {
    return new MeterOverrides(
        body.voltage() == null
            ? before.milliVolts()
            : Units.milliPerPhase("voltage", body.voltage(), phases),
        body.current() == null
            ? before.milliAmperes()
            : Units.milliPerPhase("current", body.current(), phases),
        body.power() == null ? before.milliWatts() : Units.milli("power", body.power()),
        body.frequency() == null
            ? before.milliHertz()
            : Units.milli("frequency", body.frequency()));
  }

  private static Reply certificate(
      SimulatedStation station, Request request, Bodies.EvCertificate body) {
    String schema = body.schemaVersion();
    station.stimulate(
        new Stimulus.WantCertificate(
            new EvCertificateRequest(
                request.number("evse"),
                schema == null ? "urn:iso:15118:2:2013:MsgDef" : schema,
                body.action() == Bodies.EvCertificateAction.UPDATE,
                body.exiRequest())));
    return Reply.accepted();
  }

  private static Reply bay(SimulatedStation station, Request request, Bodies.Bay body) {
    int evse = request.number("evse");
    station.stimulate(hardware -> {
      if (hardware.evseState(evse).bayOccupied() == null) {
        throw new Problem(501, "no sensor watches the parking bay of this EVSE");
      }
      return new Stimulus.SetBay(evse, body.occupied());
    });
    return Reply.accepted();
  }

  private static Reply lock(SimulatedStation station, Request request, Bodies.Lock body) {
    int evse = request.number("evse");
    int connector = request.number("connector");
    station.stimulate(hardware -> {
      boolean noLock =
          hardware.evseState(evse).connectors().stream()
              .filter(c -> c.id() == connector)
              .anyMatch((ConnectorState c) -> c.lock() == null);
      if (noLock) {
        throw new Problem(501, "this connector has a fixed cable and no lock");
      }
      return new Stimulus.JamLock(evse, connector, body.jammed());
    });
    return Reply.accepted();
  }

  private Reply power(SimulatedStation station, Request request, Bodies.Power body) {
    boolean present = body.supply() == Bodies.Supply.BACK;
    if (!present && !station.setup().batteryBackup()) {
      return Reply.accepted(powerCut);
    }
    station.stimulate(new Stimulus.SetSupply(present));
    return Reply.accepted();
  }

  private static EvseSpec spec(SimulatedStation station, int evse) {
    return station.setup().config().evses().stream()
        .filter(spec -> spec.id() == evse)
        .findFirst()
        .orElseThrow(() -> Problem.notFound("there is no EVSE " + evse));
  }
}
