package hitchpost.simulator.csms;

import hitchpost.core.message.MessageViolation;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.simulator.http.Problem;
import hitchpost.simulator.http.Reply;
import hitchpost.simulator.http.Request;
import hitchpost.simulator.http.Route;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Firmware updates and logs over HTTP: requests whose locations the CSMS fills in. */
final class FileResources {
  private final LiveCsms live;
  private final FileDesk desk;

  FileResources(LiveCsms live, FileDesk desk) {
    this.live = live;
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/files", "What stations can fetch and have brought, by URL", this::files)
            .answers(Views.Files.class),
        Route.post(
                "/v1/stations/{id}/updates",
                "Sends new firmware and waits for the answer",
                Bodies.Update.class,
                this::update)
            .answers(Bodies.CallReply.class),
        Route.post(
                "/v1/stations/{id}/logs",
                "Asks for a log and waits for the answer",
                Bodies.Log.class,
                this::upload)
            .answers(Bodies.CallReply.class));
  }

  private Reply files(Request request) {
    try {
      return Reply.ok(new Views.Files(desk.list()));
    } catch (CallImpossible impossible) {
      throw Problem.conflict(impossible.reason());
    }
  }

  private Reply update(Request request, Bodies.Update body) {
    var signing = Optional.ofNullable(body.signature()).orElse(Signing.RSA_PSS);
    if (signing == Signing.NONE && body.installInSeconds() != null) {
      throw Problem.badField("installInSeconds", "only a signed update has it");
    }
    var words =
        new UpdateWords(
            body.file(),
            signing.algorithm(),
            Optional.ofNullable(body.from()),
            seconds(body.inSeconds()).orElse(Duration.ZERO),
            seconds(body.installInSeconds()),
            retries(body.retries(), body.intervalSeconds()));
    return send(request, version -> desk.update(words, version, live.time()));
  }

  private Reply upload(Request request, Bodies.Log body) {
    var words =
        new LogWords(
            Optional.ofNullable(body.type()),
            Optional.ofNullable(body.to()),
            seconds(body.sinceSeconds()),
            retries(body.retries(), body.intervalSeconds()));
    return send(request, version -> desk.upload(request.path("id"), words, version, live.time()));
  }

  private Reply send(Request request, Function<OcppVersion, Call> wanted) {
    String id = StationResources.known(live, request);
    return StationResources.answered(() -> {
      Call call = wanted.apply(live.version(id));
      try {
        return live.call(id, call.action(), call.payload());
      } catch (MessageViolation wrong) {
        throw Problem.badField(wrong.path(), wrong.detail());
      }
    });
  }

  private static Retries retries(@Nullable Integer count, @Nullable Integer intervalSeconds) {
    return new Retries(Optional.ofNullable(count), seconds(intervalSeconds));
  }

  private static Optional<Duration> seconds(@Nullable Integer number) {
    return Optional.ofNullable(number).map(Duration::ofSeconds);
  }
}
