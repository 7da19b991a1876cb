package hitchpost.simulator.http;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a call failed, as the caller is told.
 *
 * <p>Source: RFC 9457.
 */
public final class Problem extends RuntimeException {
  private final int status;
  private final Optional<String> field;

  /**
   * A problem that no field of the body is to blame for.
   *
   * @param status HTTP status, 400 to 599
   * @param detail a sentence for the caller; never a secret
   */
  public Problem(int status, String detail) {
    this(status, Optional.empty(), detail);
  }

  private Problem(int status, Optional<String> field, String detail) {
    super(detail);
    this.status = status;
    this.field = field;
  }

  /** 400: a field is wrong; {@code field} is its path, like {@code ev.maxCurrent}. */
  public static Problem badField(String field, String detail) {
    return new Problem(400, Optional.of(field), detail);
  }

  /** 400: the call itself is wrong. */
  public static Problem badRequest(String detail) {
    return new Problem(400, detail);
  }

  /** 404: there is no such thing. */
  public static Problem notFound(String detail) {
    return new Problem(404, detail);
  }

  /** 409: correct, but impossible as things are. */
  public static Problem conflict(String detail) {
    return new Problem(409, detail);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The path of the field that is wrong. */
  public Optional<String> field() {
    return field;
  }

  /** The body of the answer. */
  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", "about:blank").put("title", title(status)).put("status", status);
    body.put("detail", getMessage());
    field.ifPresent(path -> body.put("field", path));
    return body;
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "HTTP status " + status;
    };
  }
}
