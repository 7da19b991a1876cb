package hitchpost.simulator.control;

import hitchpost.simulator.hardware.ImpossibleStimulus;
import hitchpost.simulator.hardware.UnknownPart;
import hitchpost.simulator.http.Problem;
import hitchpost.simulator.http.Reply;
import hitchpost.simulator.http.Request;
import hitchpost.simulator.http.Route;
import hitchpost.simulator.live.SimulatedStation;
import hitchpost.simulator.live.SnapshotJson;
import hitchpost.simulator.live.StationSnapshot;
import hitchpost.simulator.live.StationSnapshot.EvseSnapshot;
import hitchpost.simulator.service.StationAnswers;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes the routes of one tree of calls, whichever station a call is about. */
final class StationCalls {
  /** How long a look waits for a station that restarts. */
  private static final int PATIENCE_SECONDS = 15;

  private final String root;
  private final Function<Request, SimulatedStation> stations;

  /**
   * @param root what the paths of the tree begin with
   * @param stations finds the station of a call, or throws {@link Problem}
   */
  StationCalls(String root, Function<Request, SimulatedStation> stations) {
    this.root = root;
    this.stations = stations;
  }

  /** A call that looks at the station. */
  Route get(String path, String summary, BiFunction<SimulatedStation, Request, Reply> look) {
    return Route.get(
        root + path,
        summary,
        request -> guarded(() -> look.apply(stations.apply(request), request)));
  }

  /** A call that removes something. */
  Route delete(String path, String summary, BiConsumer<SimulatedStation, Request> action) {
    return Route.delete(root + path, summary, request -> done(request, action)).answers(202);
  }

  /** A call that does something and needs nothing told. */
  Route post(String path, String summary, BiConsumer<SimulatedStation, Request> action) {
    return Route.post(root + path, summary, request -> done(request, action)).answers(202);
  }

  /** What a call does that takes a body. */
  interface Action<B extends Record> {
    Reply apply(SimulatedStation station, Request request, B body);
  }

  /** A call that does something. */
  <B extends Record> Route post(String path, String summary, Class<B> body, Action<B> action) {
    return Route.post(root + path, summary, body, handler(action)).answers(202);
  }

  /** A call that changes something. */
  <B extends Record> Route patch(String path, String summary, Class<B> body, Action<B> action) {
    return Route.patch(root + path, summary, body, handler(action)).answers(202);
  }

  private <B extends Record> BiFunction<Request, B, Reply> handler(Action<B> action) {
    return (request, body) -> guarded(() -> action.apply(stations.apply(request), request, body));
  }

  private Reply done(Request request, BiConsumer<SimulatedStation, Request> action) {
    return guarded(() -> {
      action.accept(stations.apply(request), request);
      return Reply.accepted();
    });
  }

  private static Reply guarded(Supplier<Reply> call) {
    try {
      return call.get();
    } catch (UnknownPart e) {
      throw Problem.notFound(String.valueOf(e.getMessage()));
    } catch (ImpossibleStimulus e) {
      throw Problem.conflict(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** 200 with a document, with nulls where nothing is. */
  static Reply json(Object value) {
    return Reply.ok(SnapshotJson.tree(value));
  }

  /** The station as it is. */
  static StationSnapshot snapshot(SimulatedStation station) {
    return StationAnswers.await(station.snapshot(), PATIENCE_SECONDS);
  }

  /** An EVSE as it is. */
  static EvseSnapshot evse(SimulatedStation station, int evse) {
    List<EvseSnapshot> evses = snapshot(station).evses();
    return evses.stream()
        .filter(e -> e.id() == evse)
        .findFirst()
        .orElseThrow(() -> Problem.notFound("there is no EVSE " + evse));
  }
}
