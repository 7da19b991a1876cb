package hitchpost.simulator.http;

import hitchpost.simulator.Version;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the description of an API from its routes, so that the two cannot differ. */
final class OpenApi {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final RecordSchemas schemas = new RecordSchemas();

  private OpenApi() {}

  static ObjectNode describe(String title, List<Route> routes) {
    OpenApi description = new OpenApi();
    ObjectNode root = NODES.objectNode().put("openapi", "3.1.0");
    root.putObject("info").put("title", title).put("version", Version.text());
    ObjectNode paths = root.putObject("paths");
    for (Route route : routes) {
      String method = route.method().toLowerCase(Locale.ROOT);
      paths.withObjectProperty(route.pattern()).set(method, description.operation(route));
    }
    ObjectNode components = root.putObject("components");
    description.schemas.add(ProblemBody.class);
    components.set("schemas", description.schemas.definitions());
    components
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer");
    root.putArray("security").add(NODES.objectNode()).addObject().putArray("token");
    return root;
  }

  private ObjectNode operation(Route route) {
    ObjectNode operation = NODES.objectNode().put("summary", route.summary());
    ArrayNode parameters = operation.putArray("parameters");
    for (String name : PathPattern.of(route.pattern()).names()) {
      parameter(parameters, name, "path").put("required", true);
    }
    for (Map.Entry<String, String> query : route.queries().entrySet()) {
      parameter(parameters, query.getKey(), "query").put("description", query.getValue());
    }
    if (route.body() != Route.NoFields.class) {
      content(operation.putObject("requestBody"), "application/json")
          .set("schema", schemas.add(route.body()));
    }
    ObjectNode responses = operation.putObject("responses");
    ObjectNode success = responses.putObject(String.valueOf(route.success()));
    success.put("description", "done");
    route
        .result()
        .ifPresent(type -> content(success, "application/json").set("schema", schemas.add(type)));
    ObjectNode failure = responses.putObject("default").put("description", "a problem (RFC 9457)");
    content(failure, "application/problem+json").set("schema", schemas.add(ProblemBody.class));
    return operation;
  }

  private static ObjectNode parameter(ArrayNode parameters, String name, String in) {
    ObjectNode parameter = parameters.addObject().put("name", name).put("in", in);
    parameter.putObject("schema").put("type", "string");
    return parameter;
  }

  private static ObjectNode content(ObjectNode owner, String mediaType) {
    return owner.putObject("content").putObject(mediaType);
  }

  /** The shape of {@link Problem#body()}. */
  record ProblemBody(
      String type,
      String title,
      int status,
      String detail,
      @Doc("the path of the wrong field") @Nullable String field) {}
}
