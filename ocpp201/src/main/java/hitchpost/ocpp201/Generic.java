package hitchpost.ocpp201;

import hitchpost.core.Verdict.Decision;
import hitchpost.ocpp201.messages.GenericStatusEnumType;

/** Yes or no. Source: OCPP 2.0.1 part 2, 3.36. */
final class Generic {
  private Generic() {}

  static GenericStatusEnumType of(Decision decision) {
    return switch (decision) {
      case ACCEPTED -> GenericStatusEnumType.ACCEPTED;
      case REJECTED -> GenericStatusEnumType.REJECTED;
    };
  }
}
