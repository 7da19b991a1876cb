package hitchpost.simulator.csms.model;

import hitchpost.core.rpc.RpcError;

/**
 * Error codes as OCPP-J 1.6 spells them, one of them wrongly. Apart from the station's own table,
 * so that a mistake there does not look right here.
 *
 * <p>Source: OCPP-J 1.6, 4.2.3.
 */
final class Spelling {
  private Spelling() {}

  static String of(RpcError error) {
    return switch (error) {
      case NOT_IMPLEMENTED -> "NotImplemented";
      case NOT_SUPPORTED -> "NotSupported";
      case INTERNAL_ERROR -> "InternalError";
      case PROTOCOL_ERROR -> "ProtocolError";
      case SECURITY_ERROR -> "SecurityError";
      case FORMATION_VIOLATION, RPC_FRAMEWORK_ERROR -> "FormationViolation";
      case PROPERTY_CONSTRAINT_VIOLATION -> "PropertyConstraintViolation";
      case OCCURRENCE_CONSTRAINT_VIOLATION -> "OccurenceConstraintViolation";
      case TYPE_CONSTRAINT_VIOLATION -> "TypeConstraintViolation";
      case MESSAGE_TYPE_NOT_SUPPORTED, GENERIC_ERROR -> "GenericError";
    };
  }
}
