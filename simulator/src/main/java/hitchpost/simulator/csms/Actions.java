package hitchpost.simulator.csms;

import hitchpost.core.message.OcppAction;
import hitchpost.ocpp16.messages.Action;
import hitchpost.station.file.OcppVersion;
import java.util.Arrays;
import java.util.Optional;

/** The actions of all versions by their names, in upper or lower case. */
final class Actions {
  private Actions() {}

  /** The action of this name, if the version has it. */
  static Optional<OcppAction> find(OcppVersion version, String name) {
    OcppAction[] actions =
        switch (version) {
          case V1_6 -> Action.values();
          case V2_0_1 -> hitchpost.ocpp201.messages.Action.values();
        };
    return Arrays.stream(actions)
        .filter(action -> action.wire().equalsIgnoreCase(name))
        .findFirst();
  }

  /** The action of this name in the oldest version that has it. */
  static Optional<OcppAction> find(String name) {
    return Arrays.stream(OcppVersion.values())
        .flatMap(version -> find(version, name).stream())
        .findFirst();
  }

  /**
   * The same, insisting on it.
   *
   * @throws OrderException when no version has it
   */
  static OcppAction named(String name) {
    return find(name).orElseThrow(() -> new OrderException("OCPP has no action '" + name + "'"));
  }
}
