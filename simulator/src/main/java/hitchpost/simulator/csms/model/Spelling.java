package hitchpost.simulator.csms.model;

import hitchpost.core.rpc.RpcError;
import hitchpost.station.file.OcppVersion;

/**
 * Error codes as OCPP-J spells them; 1.6 misspells one and knows fewer. Apart from the station's
 * own tables, so that a mistake there does not look right here.
 *
 * <p>Source: OCPP-J 1.6, 4.2.3; OCPP 2.0.1 part 4, 4.3.
 */
final class Spelling {
  private Spelling() {}

  static String of(OcppVersion version, RpcError error) {
    boolean old = version == OcppVersion.V1_6;
    return switch (error) {
      case NOT_IMPLEMENTED -> "NotImplemented";
      case NOT_SUPPORTED -> "NotSupported";
      case INTERNAL_ERROR -> "InternalError";
      case PROTOCOL_ERROR -> "ProtocolError";
      case SECURITY_ERROR -> "SecurityError";
      case FORMATION_VIOLATION -> old ? "FormationViolation" : "FormatViolation";
      case RPC_FRAMEWORK_ERROR -> old ? "FormationViolation" : "RpcFrameworkError";
      case PROPERTY_CONSTRAINT_VIOLATION -> "PropertyConstraintViolation";
      case OCCURRENCE_CONSTRAINT_VIOLATION ->
          old ? "OccurenceConstraintViolation" : "OccurrenceConstraintViolation";
      case TYPE_CONSTRAINT_VIOLATION -> "TypeConstraintViolation";
      case MESSAGE_TYPE_NOT_SUPPORTED -> old ? "GenericError" : "MessageTypeNotSupported";
      case GENERIC_ERROR -> "GenericError";
    };
  }
}
