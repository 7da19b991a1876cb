package hitchpost.simulator.csms;

import hitchpost.core.message.OcppAction;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.station.file.OcppVersion;
import java.time.Instant;
import java.util.Optional;

/** Any request by the name of its action: {@code Reset type=Soft}. */
record SendWords(String name, Fields fields) implements RequestWords {
  static SendWords of(Words words) {
    OcppAction action = Actions.named(words.next("an action"));
    if (action.direction() == OcppAction.Direction.TO_CSMS) {
      throw new OrderException("no CSMS sends " + action.wire() + ", except with raw");
    }
    SendWords send = new SendWords(action.wire(), Fields.of(words));
    send.complaint()
        .ifPresent(complaint -> {
          throw complaint;
        });
    return send;
  }

  /** What is wrong with it in the oldest version, if no version has such a request. */
  private Optional<OrderException> complaint() {
    Optional<OrderException> first = Optional.empty();
    for (OcppVersion version : OcppVersion.values()) {
      Optional<OcppAction> action = Actions.find(version, name);
      if (action.isPresent()) {
        try {
          fields.of(action.get().request());
          return Optional.empty();
        } catch (OrderException wrong) {
          first = first.or(() -> Optional.of(wrong));
        }
      }
    }
    return first;
  }

  @Override
  public Call in(OcppVersion version, Instant now) {
    OcppAction action =
        Actions.find(version, name)
            .orElseThrow(
                () -> new CallImpossible("OCPP " + version.text() + " has no action " + name));
    try {
      return new Call(action, fields.of(action.request()));
    } catch (OrderException wrong) {
      throw new CallImpossible(wrong.reason());
    }
  }
}
