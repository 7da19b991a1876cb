package hitchpost.simulator.control;

import hitchpost.simulator.http.HttpApi;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.http.Problem;
import hitchpost.simulator.http.Reply;
import hitchpost.simulator.http.Request;
import hitchpost.simulator.http.Route;
import hitchpost.simulator.live.SimulatedStation;
import hitchpost.simulator.service.ServiceCalls;
import hitchpost.simulator.service.ServiceDesk;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The control API of the stations of this program: under {@code /v1/stations/ID}, and with exactly
 * one station under {@code /v1} as well.
 */
public final class ControlApi implements AutoCloseable {
  private final HttpApi api;

  private ControlApi(HttpApi api) {
    this.api = api;
  }

  /** What the API can do to the program, when whoever called has his answer. */
  public interface Host {
    /** Switches everything off in order, without waiting for it. */
    void shutDown();

    /** Ends the program as a kill would. */
    void cutPower();
  }

  /**
   * Starts serving.
   *
   * @throws java.io.UncheckedIOException when the address cannot be had
   */
  public static ControlApi start(Listen listen, List<SimulatedStation> stations, Host host) {
    Map<String, SimulatedStation> byId = new LinkedHashMap<>();
    stations.forEach(station -> byId.put(station.id(), station));
    List<Route> routes = new ArrayList<>(ofProgram(byId, host));
    Map<String, ServiceDesk> desks = new LinkedHashMap<>();
    stations.forEach(station -> desks.put(station.id(), new ServiceDesk(station.service())));
    var further = new HardwareCalls(host::cutPower);
    if (stations.size() == 1) {
      SimulatedStation only = stations.getFirst();
      addTree(routes, new StationCalls("/v1", request -> only), further);
      ServiceDesk desk = desks.values().iterator().next();
      routes.addAll(new ServiceCalls("/v1", request -> desk).routes());
    }
    addTree(
        routes,
        new StationCalls("/v1/stations/{stationId}", request -> named(byId, request)),
        further);
    routes.addAll(
        new ServiceCalls("/v1/stations/{stationId}", request -> named(desks, request)).routes());
    return new ControlApi(HttpApi.start(listen, "Hitchpost control API", routes));
  }

  private static List<Route> ofProgram(Map<String, SimulatedStation> stations, Host host) {
    return List.of(
        Route.get(
                "/v1/health",
                "Up once the stations have started, whatever the CSMS does",
                request -> Reply.ok(new Bodies.Health("up")))
            .answers(Bodies.Health.class),
        Route.get(
                "/v1/stations",
                "The ids of all stations",
                request -> Reply.ok(new Bodies.Stations(List.copyOf(stations.keySet()))))
            .answers(Bodies.Stations.class),
        Route.post(
                "/v1/shutdown",
                "The power switch of all stations: the program ends, like with SIGTERM",
                request -> Reply.accepted(host::shutDown))
            .answers(202));
  }

  private static void addTree(List<Route> routes, StationCalls calls, HardwareCalls further) {
    routes.addAll(CoreCalls.of(calls));
    routes.addAll(further.of(calls));
    routes.addAll(HardwareCalls.ofCars(calls));
    routes.addAll(HardwareCalls.ofPeople(calls));
  }

  private static <T> T named(Map<String, T> stations, Request request) {
    T station = stations.get(request.path("stationId"));
    if (station == null) {
      throw Problem.notFound("there is no such station, see /v1/stations");
    }
    return station;
  }

  /** Where it listens. */
  public URI uri() {
    return api.uri();
  }

  @Override
  public void close() {
    api.close();
  }
}
