package hitchpost.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HTTP + JSON API that serves a list of routes, on the JDK's own server with one virtual thread
 * a call.
 *
 * <p>Calls run side by side; handlers that need an order must bring one about. Bodies are limited
 * to 256 KiB. Everything but success is {@code application/problem+json}. {@code GET
 * /v1/openapi.json} describes the routes.
 */
public final class HttpApi implements AutoCloseable {
  static {
    // Before the first server of the process: answers must not wait for the caller's delayed ACK.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private record Entry(PathPattern pattern, Route route) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Guard guard;
  private final HttpServer server;
  private final ExecutorService callers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 1).factory());

  private HttpApi(Listen listen, HttpServer server, List<Route> routes) {
    this.server = server;
    this.guard = new Guard(listen.token(), server.getAddress());
    for (Route route : routes) {
      entries.add(new Entry(PathPattern.of(route.pattern()), route));
    }
  }

  /**
   * Starts serving.
   *
   * @param title the name of the API, for its description
   * @throws UncheckedIOException when the address cannot be had
   */
  public static HttpApi start(Listen listen, String title, List<Route> routes) {
    try {
      HttpServer server = HttpServer.create(listen.address(), 0);
      HttpApi api = new HttpApi(listen, server, described(title, routes));
      server.setExecutor(api.callers);
      server.createContext("/", api::serve);
      server.start();
      return api;
    } catch (IOException refused) {
      throw new UncheckedIOException(
          "cannot listen on " + Listen.text(listen.address()) + ": " + refused.getMessage(),
          refused);
    }
  }

  private static List<Route> described(String title, List<Route> routes) {
    List<Route> all = new ArrayList<>(routes);
    all.add(
        Route.get(
            "/v1/openapi.json",
            "This description",
            request -> Reply.ok(OpenApi.describe(title, all))));
    return all;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** The same as {@code http://HOST:PORT}. */
  public URI uri() {
    return URI.create("http://" + Listen.text(address()));
  }

  /** Stops at once; calls that are being served are cut off. */
  @Override
  public void close() {
    server.stop(0);
    callers.shutdownNow();
  }

  private void serve(HttpExchange exchange) {
    try (exchange) {
      Wire wire = new Wire(exchange);
      try {
        wire.send(reply(wire));
      } catch (Problem problem) {
        wire.send(problem);
      } catch (RuntimeException failure) {
        LoggerFactory.getLogger(HttpApi.class).error("a call failed", failure);
        wire.send(new Problem(500, "the call failed, see the log"));
      }
    } catch (IOException gone) {
      // The caller does not listen any more, and nobody else is concerned.
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply reply(Wire wire) throws IOException {
    guard.check(wire.headers());
    List<String> path = wire.path();
    TreeSet<String> methods = new TreeSet<>();
    for (Entry entry : entries) {
      Optional<Map<String, String>> values = entry.pattern.match(path);
      if (values.isPresent() && entry.route.method().equals(wire.method())) {
        return handle(entry.route, values.get(), wire);
      }
      values.ifPresent(match -> methods.add(entry.route.method()));
    }
    if (methods.isEmpty()) {
      throw Problem.notFound("there is no such path, see /v1/openapi.json");
    }
    String allowed = String.join(", ", methods);
    wire.allow(allowed);
    throw new Problem(405, "this path takes " + allowed);
  }

  private static Reply handle(Route route, Map<String, String> values, Wire wire)
      throws IOException {
    Map<String, String> query = wire.query();
    for (String name : query.keySet()) {
      if (!route.queries().containsKey(name)) {
        throw Problem.badField(name, "this path has no such query parameter");
      }
    }
    Request request = new Request(values, query, wire.lastEventId());
    ObjectNode body = wire.body();
    return route.handler().apply(request, body);
  }
}
