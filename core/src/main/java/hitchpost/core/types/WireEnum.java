package hitchpost.core.types;

import java.util.Optional;

/** An enum whose constants have a fixed spelling in messages, by default that of OCPP 2.0.1. */
public interface WireEnum {
  /** The spelling in messages; case matters. */
  String wire();

  /** The first of {@code constants} with this spelling, empty when there is none. */
  static <E extends WireEnum> Optional<E> find(E[] constants, String wire) {
    for (E constant : constants) {
      if (constant.wire().equals(wire)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
