package hitchpost.simulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.http.Listen;
import hitchpost.simulator.live.LiveStation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralStationsTest implements ControlApi.Host {
  @TempDir private Path folder;

  @Test
  void eachStationHasATreeOfItsOwnAndTheShortFormIsNotThere() throws Exception {
    try (var one = station("one");
        var two = station("t/w o");
        var api = start(List.of(one, two), Optional.empty());
        var caller = new Caller(api.uri())) {
      assertEquals("{\"stations\":[\"one\",\"t/w o\"]}", caller.get("/stations").body().toString());
      assertEquals(404, caller.get("/station").status());
      assertEquals(404, caller.post("/evses/1/plug-in", "{}").status());
      assertEquals(202, caller.post("/stations/t%2Fw%20o/evses/1/plug-in", "{}").status());
      caller.until(
          "/stations/t%2Fw%20o/evses/1",
          e -> e.get("connectors").get(0).get("plugged").booleanValue());
      assertEquals(
          false,
          caller
              .get("/stations/one/evses/1")
              .body()
              .get("connectors")
              .get(0)
              .get("plugged")
              .booleanValue());
      assertEquals(200, caller.get("/health").status());
    }
  }

  @Test
  void withATokenNobodyElseMayCall() throws Exception {
    try (var one = station("one");
        var api = start(List.of(one), Optional.of("open-sesame"));
        var caller = new Caller(api.uri())) {
      assertEquals(401, caller.get("/station").status());
      var request =
          HttpRequest.newBuilder(caller.uri("/station"))
              .header("Authorization", "Bearer open-sesame")
              .build();
      var answer = caller.client().send(request, HttpResponse.BodyHandlers.discarding());
      assertEquals(200, answer.statusCode());
    }
  }

  private LiveStation station(String id) throws Exception {
    Path directory = Files.createDirectory(folder.resolve("data" + id.length()));
    var live =
        new LiveStation(id, directory, URI.create("ws://127.0.0.1:1/"), 1, 1, false, Map.of());
    live.station.start();
    return live;
  }

  private ControlApi start(List<LiveStation> live, Optional<String> token) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return ControlApi.start(
        new Listen(address, token), live.stream().map(l -> l.station).toList(), this);
  }

  @Override
  public void shutDown() {
    throw new AssertionError("nobody asked for it");
  }

  @Override
  public void cutPower() {
    throw new AssertionError("nobody asked for it");
  }
}
