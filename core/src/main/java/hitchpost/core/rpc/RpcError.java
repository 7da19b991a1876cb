package hitchpost.core.rpc;

/**
 * Why a CALL was refused, independent of how a version spells it on the wire.
 *
 * <p>Source: OCPP-J 1.6, 4.2.3; OCPP 2.0.1 part 4, 4.3.
 */
public enum RpcError {
  /** The action is unknown to the receiver. */
  NOT_IMPLEMENTED,
  /** The action is known but this station does not offer it. */
  NOT_SUPPORTED,
  /** The receiver failed while it processed a correct message. */
  INTERNAL_ERROR,
  /** The payload is incomplete for the action, or the conversation is in the wrong state. */
  PROTOCOL_ERROR,
  /** A security problem prevented processing. */
  SECURITY_ERROR,
  /** The payload is no JSON object, or is syntactically wrong for the action. */
  FORMATION_VIOLATION,
  /** A field is well formed but its value is outside the allowed range. */
  PROPERTY_CONSTRAINT_VIOLATION,
  /** A required field is missing, or a list has too few or too many elements. */
  OCCURRENCE_CONSTRAINT_VIOLATION,
  /** A field has the wrong JSON type. */
  TYPE_CONSTRAINT_VIOLATION,
  /** The frame itself is not readable, although its message id is. */
  RPC_FRAMEWORK_ERROR,
  /** The message type number is unknown. */
  MESSAGE_TYPE_NOT_SUPPORTED,
  /** Anything else. */
  GENERIC_ERROR
}
