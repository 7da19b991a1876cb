package hitchpost.simulator.csms.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.http.Listen;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileServerTest {
  @TempDir private Path parent;

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Path folder;
  private FileServer server;

  @BeforeEach
  void start() throws Exception {
    folder = parent.resolve("files");
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("new.bin"), "firmware");
    Files.writeString(folder.resolve("sub").resolve("a b.bin"), "other");
    Files.writeString(folder.resolve("empty.bin"), "");
    Files.writeString(folder.resolve(".hidden"), "hidden");
    Files.writeString(parent.resolve("secret"), "secret");
    server = FileServer.start(settings("127.0.0.1:0", ""), told::add);
  }

  private FileServer.Settings settings(String address, String host) {
    return new FileServer.Settings(folder, Listen.parse(address), host, Optional.empty());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private HttpResponse<String> does(String method, String uri, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** A file is there before the server has told that it was fetched. */
  private void awaitTold(String wanted) throws InterruptedException {
    String line = "";
    while (!line.equals(wanted)) {
      line = told.poll(60, TimeUnit.SECONDS);
      assertNotNull(line, "nothing more is told");
    }
  }

  @Test
  void filesOfTheFolderAreServed() throws Exception {
    assertEquals("firmware", does("GET", server.uri("new.bin"), "").body());
    assertEquals("other", does("GET", server.uri("sub/a b.bin"), "").body());
    assertEquals(200, does("GET", server.uri("empty.bin"), "").statusCode());
    HttpResponse<String> head = does("HEAD", server.uri("new.bin"), "");
    assertEquals(200, head.statusCode());
    assertEquals(8, head.headers().firstValueAsLong("Content-Length").orElse(-1));
    assertEquals(404, does("GET", server.uri("none.bin"), "").statusCode());
    assertEquals(405, does("DELETE", server.uri("new.bin"), "").statusCode());
    awaitTold("new.bin is fetched, by 127.0.0.1");
    assertEquals(List.of("empty.bin", "new.bin", "sub/a b.bin"), server.list());
  }

  @Test
  void whatStationsBringGoesIntoAFolderOfTheirOwn() throws Exception {
    String place = server.uploads("CP/1");
    assertTrue(place.endsWith("/uploads/CP_1/"), place);
    assertEquals(201, does("PUT", place + "log.zip", "content").statusCode());
    assertEquals(201, does("POST", place + "log.zip", "again").statusCode());
    Path log = folder.resolve("uploads").resolve("CP_1").resolve("log.zip");
    assertEquals("again", Files.readString(log));
    assertTrue(server.list().contains("uploads/CP_1/log.zip"));
    assertEquals("again", does("GET", place + "log.zip", "").body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret",
        "/%2e%2e/secret",
        "/sub/../../secret",
        "/sub%2f..%2f..%2fsecret",
        "/.hidden",
        "//new.bin",
        "/sub",
        "/%zz",
        "/link",
        "/new.bin%00"
      })
  void nothingElseIsServed(String path) throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), parent.resolve("secret"));
    String answer = raw("GET " + path + " HTTP/1.0\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
    assertFalse(answer.contains("secret\n") || answer.endsWith("secret"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/new.bin", "/uploads/../new.bin", "/uploads/", "/uploads/.x", "/x/y"})
  void nothingElseIsTaken(String path) throws Exception {
    String answer = raw("PUT " + path + " HTTP/1.0\r\nContent-Length: 1\r\n\r\nx");
    assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
    assertEquals("firmware", Files.readString(folder.resolve("new.bin")));
  }

  /** A request as it stands, which the client of the JDK would put in order. */
  private String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.uri().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theUrlNamesTheHostThatStationsReach() {
    try (FileServer other = FileServer.start(settings("127.0.0.1:0", "csms.example"), told::add)) {
      assertTrue(other.uri("new.bin").startsWith("http://csms.example:"));
    }
    try (FileServer other = FileServer.start(settings("127.0.0.1:0", "2001:db8::1"), told::add)) {
      assertTrue(other.uri("new.bin").startsWith("http://[2001:db8::1]:"));
    }
  }

  @Test
  void aTakenPortIsTold() {
    String taken = Listen.text(Listen.parse("127.0.0.1:" + server.uri().getPort()));
    assertThrows(
        UncheckedIOException.class, () -> FileServer.start(settings(taken, ""), told::add));
  }
}
