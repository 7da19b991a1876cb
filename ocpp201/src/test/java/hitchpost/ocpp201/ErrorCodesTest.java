package hitchpost.ocpp201;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.rpc.RpcError;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorCodesTest {
  /** OCPP 2.0.1 part 4, 4.3, table 8. */
  @Test
  void theCodesAreThoseOfTheTable() {
    List<String> codes = Arrays.stream(RpcError.values()).map(ErrorCodes::wire).sorted().toList();

    assertEquals(
        List.of(
            "FormatViolation",
            "GenericError",
            "InternalError",
            "MessageTypeNotSupported",
            "NotImplemented",
            "NotSupported",
            "OccurrenceConstraintViolation",
            "PropertyConstraintViolation",
            "ProtocolError",
            "RpcFrameworkError",
            "SecurityError",
            "TypeConstraintViolation"),
        codes);
  }

  @Test
  void aPayloadThatIsNotWellFormedIsAFormatViolation() {
    assertEquals("FormatViolation", ErrorCodes.wire(RpcError.FORMATION_VIOLATION));
    assertEquals(
        "OccurrenceConstraintViolation", ErrorCodes.wire(RpcError.OCCURRENCE_CONSTRAINT_VIOLATION));
  }
}
