package hitchpost.core.datatransfer;

import hitchpost.core.Effects;
import hitchpost.core.Verdict;
import hitchpost.core.types.DataTransferRequest;
import hitchpost.core.types.DataTransferStatus;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The vendors the station understands, and what handles each of their messages.
 *
 * <p>Source: OCPP 1.6, 5.6.
 */
public final class DataHandlers {
  /** Takes the data of one message of a vendor. */
  @FunctionalInterface
  public interface Handler {
    Verdict.DataAnswer take(Effects fx, @Nullable JsonNode data);
  }

  /** Vendor to message id to handler; the empty message id takes what has no handler of its own. */
  private final Map<String, Map<String, Handler>> vendors = new TreeMap<>();

  /**
   * Adds a handler.
   *
   * @param messageId empty for every message of the vendor without a handler of its own
   */
  public void register(String vendorId, String messageId, Handler handler) {
    vendors.computeIfAbsent(vendorId, v -> new TreeMap<>()).put(messageId, handler);
  }

  /** Hands data to whoever understands it. */
  public Verdict.DataAnswer take(Effects fx, DataTransferRequest request) {
    var messages = vendors.get(request.vendorId());
    if (messages == null) {
      return new Verdict.DataAnswer(DataTransferStatus.UNKNOWN_VENDOR_ID, null);
    }
    String id = request.messageId() == null ? "" : request.messageId();
    Handler handler = messages.getOrDefault(id, messages.get(""));
    return handler == null
        ? new Verdict.DataAnswer(DataTransferStatus.UNKNOWN_MESSAGE_ID, null)
        : handler.take(fx, request.data());
  }
}
