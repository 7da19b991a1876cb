package hitchpost.simulator.run;

import hitchpost.simulator.http.HttpApi;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.http.Problem;
import hitchpost.simulator.http.Reply;
import hitchpost.simulator.http.Request;
import hitchpost.simulator.http.Route;
import hitchpost.simulator.service.ServiceCalls;
import hitchpost.simulator.service.ServiceDesk;
import hitchpost.simulator.service.StationAnswers;
import hitchpost.station.hardware.RealStation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What an installer and his monitoring see of a station that runs. */
final class LocalConsole implements AutoCloseable {
  /** How long a look waits for a station that restarts. */
  private static final int PATIENCE_SECONDS = 15;

  private final HttpApi api;

  private LocalConsole(HttpApi api) {
    this.api = api;
  }

  /**
   * Starts serving.
   *
   * @throws java.io.UncheckedIOException when the address cannot be had
   */
  static LocalConsole start(Listen listen, RealStation station) {
    return new LocalConsole(HttpApi.start(listen, "Hitchpost station", routes(station)));
  }

  private static List<Route> routes(RealStation station) {
    var desk = new ServiceDesk(station.service());
    List<Route> routes = new ArrayList<>(ofHardware(station));
    routes.addAll(new ServiceCalls("/v1", request -> desk).routes());
    return routes;
  }

  private static List<Route> ofHardware(RealStation station) {
    return List.of(
        Route.get(
                "/v1/health",
                "Whether every loop of the station goes round; 503 when one hangs",
                request -> health(station))
            .answers(StationReport.Health.class),
        Route.get(
                "/v1/station",
                "The station, its EVSEs and every device",
                request -> Reply.ok(report(station)))
            .answers(StationReport.class),
        Route.post(
                "/v1/evses/{evse}/acknowledge",
                "Somebody has looked after the faults that stay until then",
                request -> acknowledge(station, request))
            .answers(202),
        Route.get(
            "/metrics",
            "For Prometheus",
            request ->
                new Reply.Text(
                    "text/plain; version=0.0.4; charset=utf-8",
                    Metrics.of(
                        report(station),
                        station.counts(),
                        station.hardware().waiting(),
                        station.lines()))));
  }

  private static Reply health(RealStation station) {
    List<String> hanging = station.hardware().hanging();
    if (!hanging.isEmpty()) {
      throw new Problem(503, "these loops hang: " + String.join(", ", hanging));
    }
    return Reply.ok(new StationReport.Health("up"));
  }

  private static StationReport report(RealStation station) {
    return StationAnswers.await(
        station.look(view -> StationReport.of(station, view)), PATIENCE_SECONDS);
  }

  private static Reply acknowledge(RealStation station, Request request) {
    int evse = request.number("evse");
    if (!station.hardware().rig().acknowledge(evse)) {
      throw Problem.notFound("there is no EVSE " + evse);
    }
    return Reply.accepted();
  }

  /** Where it listens. */
  URI uri() {
    return api.uri();
  }

  @Override
  public void close() {
    api.close();
  }
}
