package hitchpost.simulator.control;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a control API like any HTTP client would. */
final class Caller implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** An answer. */
  record Answer(int status, String type, JsonNode body) {
    String text(String field) {
      return body.get(field).stringValue();
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;

  Caller(URI root) {
    this.root = root;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return call("GET", path, "");
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return call("POST", path, body);
  }

  Answer patch(String path, String body) throws IOException, InterruptedException {
    return call("PATCH", path, body);
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return call("DELETE", path, "");
  }

  /** Looks again and again until what is there is as wanted. */
  JsonNode until(String path, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    JsonNode found = get(path).body();
    while (!wanted.test(found)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not become so: " + found);
      }
      found = get(path).body();
    }
    return found;
  }

  HttpClient client() {
    return client;
  }

  URI uri(String path) {
    return URI.create(root + "/v1" + path);
  }

  private Answer call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        JSON.readTree(answer.body()));
  }

  @Override
  public void close() {
    client.close();
  }
}
