package hitchpost.simulator.csms.files;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.http.Percent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Serves the files of a folder over HTTP or HTTPS, and takes what stations bring with PUT or POST
 * into a folder of it. For trials: whoever reaches it may read, and fill the disk.
 */
public final class FileServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int NO_BODY = -1;

  /**
   * What is served, and where.
   *
   * @param folder is made when it is missing
   * @param address port 0 takes a free one
   * @param host name or address by which stations reach it; empty for that of {@code address}
   * @param tls with it HTTPS is spoken, and nothing else
   */
  public record Settings(
      Path folder, InetSocketAddress address, String host, Optional<SSLContext> tls) {}

  private final Settings settings;
  private final FileFolder folder;
  private final HttpServer server;
  private final Consumer<String> told;
  private final ExecutorService callers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("files-", 1).factory());

  private FileServer(Settings settings, Consumer<String> told) throws IOException {
    this.settings = settings;
    this.told = told;
    folder = new FileFolder(settings.folder());
    server = open(settings);
    server.setExecutor(callers);
    server.createContext("/", this::serve);
    server.start();
  }

  private static HttpServer open(Settings settings) throws IOException {
    if (settings.tls().isEmpty()) {
      return HttpServer.create(settings.address(), 0);
    }
    HttpsServer https = HttpsServer.create(settings.address(), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(settings.tls().get()));
    return https;
  }

  /**
   * Starts to serve.
   *
   * @param told is told, a line at a time, what is fetched and brought
   * @throws UncheckedIOException when the folder or the address cannot be had
   */
  public static FileServer start(Settings settings, Consumer<String> told) {
    try {
      return new FileServer(settings, told);
    } catch (IOException refused) {
      throw new UncheckedIOException(
          "cannot serve the files of " + settings.folder() + ": " + refused.getMessage(), refused);
    }
  }

  /** Where the folder is, without a slash at the end. */
  public URI uri() {
    String address = Listen.text(server.getAddress());
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    String reached = host.isEmpty() ? address : host + ":" + server.getAddress().getPort();
    return URI.create((settings.tls().isPresent() ? "https://" : "http://") + reached);
  }

  /** Where a file of the folder is; the path has slashes. */
  public String uri(String path) {
    return uri() + "/" + path.replace(" ", "%20");
  }

  /** The folder for what this station brings; ends with a slash. */
  public String uploads(String stationId) {
    String plain = stationId.replaceAll("[^A-Za-z0-9_-]", "_");
    return uri(FileFolder.UPLOADS + "/" + plain + "/");
  }

  /** The file with this path in the folder, if there is one. */
  public Optional<Path> find(String path) throws IOException {
    return folder.find(List.of(path.split("/", -1)));
  }

  /** Everything that there is, by its path. */
  public List<String> list() throws IOException {
    return folder.list();
  }

  @Override
  public void close() {
    server.stop(0);
    callers.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      List<String> path = path(exchange);
      switch (exchange.getRequestMethod()) {
        case "GET", "HEAD" -> give(exchange, path);
        case "PUT", "POST" -> take(exchange, path);
        default -> exchange.sendResponseHeaders(NOT_ALLOWED, NO_BODY);
      }
    }
  }

  /** The segments of the path; none when it makes no sense. */
  private static List<String> path(HttpExchange exchange) {
    try {
      String raw = exchange.getRequestURI().getRawPath();
      return Arrays.stream(raw.substring(1).split("/", -1)).map(Percent::decode).toList();
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }

  private void give(HttpExchange exchange, List<String> path) throws IOException {
    Optional<Path> file = folder.find(path);
    if (file.isEmpty()) {
      exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
      tell(exchange, path, "is not there");
      return;
    }
    long size = Files.size(file.get());
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(size));
      exchange.sendResponseHeaders(OK, NO_BODY);
      return;
    }
    // with this method a length of 0 means that it is not known
    exchange.sendResponseHeaders(OK, size == 0 ? NO_BODY : size);
    tell(exchange, path, "is being fetched, " + size + " bytes");
    if (size > 0) {
      Files.copy(file.get(), exchange.getResponseBody());
    }
    tell(exchange, path, "is fetched");
  }

  private void take(HttpExchange exchange, List<String> path) throws IOException {
    if (!folder.takes(path)) {
      exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
      tell(exchange, path, "is not taken: uploads go to /" + FileFolder.UPLOADS + "/NAME");
      return;
    }
    long size = folder.put(path, exchange.getRequestBody());
    exchange.sendResponseHeaders(size < 0 ? TOO_LARGE : CREATED, NO_BODY);
    tell(exchange, path, size < 0 ? "is too large" : "has come, " + size + " bytes");
  }

  private void tell(HttpExchange exchange, List<String> path, String what) {
    String who = exchange.getRemoteAddress().getAddress().getHostAddress();
    told.accept(String.join("/", path) + " " + what + ", by " + who);
  }
}
