package hitchpost.ocpp201;

import hitchpost.core.rpc.RpcError;

/**
 * How the version spells why a CALL was refused.
 *
 * <p>Source: OCPP 2.0.1 part 4, 4.3.
 */
final class ErrorCodes {
  private ErrorCodes() {}

  static String wire(RpcError error) {
    return switch (error) {
      case NOT_IMPLEMENTED -> "NotImplemented";
      case NOT_SUPPORTED -> "NotSupported";
      case INTERNAL_ERROR -> "InternalError";
      case PROTOCOL_ERROR -> "ProtocolError";
      case SECURITY_ERROR -> "SecurityError";
      case FORMATION_VIOLATION -> "FormatViolation";
      case PROPERTY_CONSTRAINT_VIOLATION -> "PropertyConstraintViolation";
      case OCCURRENCE_CONSTRAINT_VIOLATION -> "OccurrenceConstraintViolation";
      case TYPE_CONSTRAINT_VIOLATION -> "TypeConstraintViolation";
      case RPC_FRAMEWORK_ERROR -> "RpcFrameworkError";
      // 4.4 calls it MessageTypeErrorSupported, which the table of codes does not have.
      case MESSAGE_TYPE_NOT_SUPPORTED -> "MessageTypeNotSupported";
      case GENERIC_ERROR -> "GenericError";
    };
  }
}
