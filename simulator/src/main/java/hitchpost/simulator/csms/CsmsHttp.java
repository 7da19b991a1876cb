package hitchpost.simulator.csms;

import hitchpost.core.message.MessageCodec;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.http.EventLog;
import hitchpost.simulator.http.HttpApi;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.http.Reply;
import hitchpost.simulator.http.Route;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The HTTP API of the test CSMS: everything that the prompt can do, for programs. */
public final class CsmsHttp implements AutoCloseable {
  private static final int KEPT_EVENTS = 2000;

  private final EventLog events =
      new EventLog(KEPT_EVENTS, "message", "violation", "connected", "disconnected");
  private final HttpApi api;
  private final Follower follower;

  private CsmsHttp(Listen listen, LiveCsms live, CsmsServer server, FileDesk desk) {
    api = HttpApi.start(listen, "Hitchpost test CSMS", routes(live, server, desk));
    follower = Follower.start(live, "csms-events", this::publish);
  }

  /**
   * Starts to serve.
   *
   * @throws UncheckedIOException when the address cannot be had
   */
  public static CsmsHttp start(Listen listen, LiveCsms live, CsmsServer server, FileDesk desk) {
    return new CsmsHttp(listen, live, server, desk);
  }

  /** Where it listens. */
  public URI uri() {
    return api.uri();
  }

  @Override
  public void close() {
    follower.close();
    api.close();
  }

  private List<Route> routes(LiveCsms live, CsmsServer server, FileDesk desk) {
    List<Route> routes = new ArrayList<>();
    routes.add(
        Route.get(
                "/v1/health", "Whether the CSMS runs", request -> Reply.ok(new Views.Health("up")))
            .answers(Views.Health.class));
    routes.addAll(new StationResources(live).routes());
    routes.addAll(new FileResources(live, desk).routes());
    routes.addAll(new BookResources(live).routes());
    routes.addAll(new ConductResources(live, server).routes());
    routes.add(
        Route.events(
            "/v1/events",
            "Events as they happen: message, violation, connected, disconnected",
            events));
    return routes;
  }

  private void publish(LiveCsms.Batch batch) {
    for (LedgerEntry entry : batch.entries()) {
      switch (entry) {
        case LedgerEntry.Message message -> publish("message", Views.message(message));
        case LedgerEntry.Violation violation -> publish("violation", Views.violation(violation));
        case LedgerEntry.Opened opened ->
            publish("connected", new Views.Connected(opened.at(), opened.stationId()));
        case LedgerEntry.Closed closed ->
            publish(
                "disconnected",
                new Views.Disconnected(closed.at(), closed.stationId(), closed.reason()));
      }
    }
  }

  private void publish(String type, Record data) {
    events.publish(type, MessageCodec.write(data));
  }
}
