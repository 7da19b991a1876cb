package hitchpost.station.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLContext;

/**
 * HTTP and HTTPS: GET, and PUT to the URL itself or, when it ends with a slash, to the file in it.
 */
final class HttpTransfer implements Transfer {
  private static final int MAX_REDIRECTS = 3;

  private final SSLContext tls;
  private final TransferLimits limits;

  HttpTransfer(SSLContext tls, TransferLimits limits) {
    this.tls = tls;
    this.limits = limits;
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(limits.connectTime())
        .sslContext(tls)
        .build();
  }

  private HttpRequest.Builder request(Location at, URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(limits.connectTime());
    if (!at.user().isEmpty()) {
      byte[] pair = (at.user() + ':' + at.password()).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return request;
  }

  @Override
  public void download(Location from, OutputStream to, Pace pace)
      throws IOException, TransferException {
    try (HttpClient client = client()) {
      Location at = from;
      for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
        at.check(limits.reach());
        HttpResponse<InputStream> answer = send(client, request(at, at.uri()).GET().build());
        try (InputStream body = answer.body()) {
          if (answer.statusCode() == 200) {
            long expected = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
            long read = pace.copy(body, to);
            if (expected >= 0 && read != expected) {
              throw new IOException("the file ends early");
            }
            return;
          }
        }
        at = redirected(at, answer);
      }
      throw TransferException.failed("the server redirects for ever");
    }
  }

  @Override
  public void upload(Location to, String fileName, Source file, Pace pace)
      throws IOException, TransferException {
    to.check(limits.reach());
    URI uri = to.path().endsWith("/") ? to.uri().resolve(fileName) : to.uri();
    try (HttpClient client = client();
        InputStream content = pace.paced(file.open())) {
      HttpRequest put =
          request(to, uri)
              .timeout(pace.longest())
              .header("Content-Type", "application/octet-stream")
              .PUT(
                  BodyPublishers.fromPublisher(
                      BodyPublishers.ofInputStream(() -> content), Math.max(1, file.size())))
              .build();
      int status = send(client, put, BodyHandlers.discarding()).statusCode();
      if (status < 200 || status >= 300) {
        throw refused(status);
      }
    }
  }

  private static Location redirected(Location at, HttpResponse<?> answer) throws TransferException {
    String target = answer.headers().firstValue("Location").orElse("");
    boolean moved = answer.statusCode() >= 301 && answer.statusCode() <= 308;
    if (!moved || target.isEmpty()) {
      throw refused(answer.statusCode());
    }
    Location next;
    try {
      next = Location.of(at.uri().resolve(target).toString());
    } catch (IllegalArgumentException e) {
      throw TransferException.failed("the server redirects to no URL");
    }
    boolean web =
        next.scheme() == Location.Scheme.HTTPS
            || next.scheme() == Location.Scheme.HTTP && at.scheme() == Location.Scheme.HTTP;
    if (!web) {
      throw TransferException.failed("the server redirects to what is less safe");
    }
    return next;
  }

  private static TransferException refused(int status) {
    String what = "the server answers " + status;
    return status == 401 || status == 403
        ? TransferException.denied(what)
        : TransferException.failed(what);
  }

  private static <T> HttpResponse<T> send(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    try {
      return client.send(request, handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted", e);
    }
  }

  private static HttpResponse<InputStream> send(HttpClient client, HttpRequest request)
      throws IOException {
    return send(client, request, BodyHandlers.ofInputStream());
  }
}
