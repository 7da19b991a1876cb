package hitchpost.simulator.http;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One call of an API: where it is, what it takes, what it does.
 *
 * <p>Bodies are records, held to the rules of {@link MessageCodec}: a component is required unless
 * it is {@code @Nullable}, an unknown or wrong field is a 400 that names it. A body that is left
 * out counts as {@code {}}. A component of type {@link JsonNode} takes anything, also null.
 *
 * @param pattern path with names in braces, like {@code /v1/stations/{id}}
 * @param summary what the call does, a phrase for the description of the API
 * @param queries the parameters it knows, and what they mean; any other is a 400
 * @param success HTTP status when all went well
 * @param result the record it answers with, empty when it is none
 */
public record Route(
    String method,
    String pattern,
    String summary,
    Map<String, String> queries,
    Class<? extends Record> body,
    int success,
    Optional<Class<? extends Record>> result,
    BiFunction<Request, JsonNode, Reply> handler) {

  /** The body of calls that need none. */
  public record NoFields() {}

  public Route {
    queries = new LinkedHashMap<>(queries);
  }

  /** A call that looks and changes nothing. */
  public static Route get(String pattern, String summary, Function<Request, Reply> handler) {
    return bare("GET", pattern, summary, handler);
  }

  /**
   * A call that sends the events of a log from now on, or from the header {@code Last-Event-ID} on.
   */
  public static Route events(String pattern, String summary, EventLog log) {
    return get(
            pattern,
            summary,
            request -> {
              long after = request.lastEventId().orElseGet(log::lastId);
              return new Reply.Events(log, request.words("types", log.types()), after);
            })
        .query("types", "only events of these types, separated by commas");
  }

  /** A call that removes something. */
  public static Route delete(String pattern, String summary, Function<Request, Reply> handler) {
    return bare("DELETE", pattern, summary, handler);
  }

  /** A call that does something and needs nothing told. */
  public static Route post(String pattern, String summary, Function<Request, Reply> handler) {
    return bare("POST", pattern, summary, handler);
  }

  /** A call that does something. */
  public static <B extends Record> Route post(
      String pattern, String summary, Class<B> body, BiFunction<Request, B, Reply> handler) {
    return of("POST", pattern, summary, body, handler);
  }

  /** A call that sets something as a whole. */
  public static <B extends Record> Route put(
      String pattern, String summary, Class<B> body, BiFunction<Request, B, Reply> handler) {
    return of("PUT", pattern, summary, body, handler);
  }

  /** A call that changes the parts of something that its body names. */
  public static <B extends Record> Route patch(
      String pattern, String summary, Class<B> body, BiFunction<Request, B, Reply> handler) {
    return of("PATCH", pattern, summary, body, handler);
  }

  /** The same call, which also knows a parameter of the query. */
  public Route query(String name, String meaning) {
    Map<String, String> more = new LinkedHashMap<>(queries);
    more.put(name, meaning);
    return new Route(method, pattern, summary, more, body, success, result, handler);
  }

  /** The same call, described as answering with this status; handlers say it in their reply. */
  public Route answers(int status) {
    return new Route(method, pattern, summary, queries, body, status, result, handler);
  }

  /** The same call, described as answering 200 with this record. */
  public Route answers(Class<? extends Record> record) {
    return new Route(method, pattern, summary, queries, body, 200, Optional.of(record), handler);
  }

  private static Route bare(
      String method, String pattern, String summary, Function<Request, Reply> handler) {
    return of(
        method, pattern, summary, NoFields.class, (request, nothing) -> handler.apply(request));
  }

  private static <B extends Record> Route of(
      String method,
      String pattern,
      String summary,
      Class<B> body,
      BiFunction<Request, B, Reply> handler) {
    return new Route(
        method,
        pattern,
        summary,
        Map.of(),
        body,
        200,
        Optional.empty(),
        (request, json) -> handler.apply(request, read(json, body)));
  }

  private static <B extends Record> B read(JsonNode json, Class<B> type) {
    try {
      return MessageCodec.decode(json, type);
    } catch (MessageViolation violation) {
      boolean unknown = violation.error() == RpcError.FORMATION_VIOLATION;
      throw Problem.badField(violation.path(), unknown ? "no such field" : violation.detail());
    }
  }
}
