package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Answer to the question for a composite schedule.
 *
 * <p>Source: OCPP 1.6, 7.26.
 */
public enum GetCompositeScheduleStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected");

  private final String wire;

  GetCompositeScheduleStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
