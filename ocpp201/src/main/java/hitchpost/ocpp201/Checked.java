package hitchpost.ocpp201;

import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import java.util.function.Supplier;

/** Values that the schema lets through and the version-neutral types do not. */
final class Checked {
  private Checked() {}

  /**
   * The value.
   *
   * @param path of the field it is made of
   * @throws MessageViolation PROPERTY_CONSTRAINT_VIOLATION when its type refuses it
   */
  static <T> T value(String path, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException refused) {
      throw new MessageViolation(
          RpcError.PROPERTY_CONSTRAINT_VIOLATION, path, String.valueOf(refused.getMessage()));
    }
  }
}
