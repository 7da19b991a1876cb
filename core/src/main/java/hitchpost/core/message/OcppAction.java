package hitchpost.core.message;

import hitchpost.core.types.WireEnum;

/** An action of an OCPP version: its name on the wire, its messages and who may send it. */
public interface OcppAction extends WireEnum {
  /** Which way a request travels. */
  enum Direction {
    TO_CSMS,
    TO_STATION,
    BOTH_WAYS
  }

  /**
   * The messages of an action.
   *
   * @param request record of the CALL's payload
   * @param response record of the CALLRESULT's payload
   * @param direction who sends the request
   */
  record Messages(
      Class<? extends Record> request, Class<? extends Record> response, Direction direction) {}

  Messages messages();

  /** The record of the CALL's payload. */
  default Class<? extends Record> request() {
    return messages().request();
  }

  /** The record of the CALLRESULT's payload. */
  default Class<? extends Record> response() {
    return messages().response();
  }

  /** Who sends the request. */
  default Direction direction() {
    return messages().direction();
  }

  /**
   * The action among these that a request is the CALL of.
   *
   * @throws IllegalArgumentException when it is no request of the version
   */
  static <A extends OcppAction> A of(A[] actions, Record request) {
    for (A action : actions) {
      if (action.request() == request.getClass()) {
        return action;
      }
    }
    throw new IllegalArgumentException(request.getClass() + " is no request");
  }
}
