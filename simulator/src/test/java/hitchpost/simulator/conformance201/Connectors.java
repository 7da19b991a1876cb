package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.TestCsms.expect;

import hitchpost.core.types.Evse;
import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Statuses of several connectors, which may be told in any order. */
final class Connectors {
  private Connectors() {}

  static Evse at(int evse, int connector) {
    return new Evse(evse, connector);
  }

  /** Two EVSEs of one connector each. */
  static final List<Evse> TWO = List.of(at(1, 1), at(2, 1));

  /** A station with two EVSEs, booted. */
  static Scenario201 bootedWithTwo() {
    var s = new Scenario201(new Scenario().withEvses(2)).on();
    s.csms.receives("BootNotification");
    become(s, "Available", TWO);
    s.passes(1);
    return s;
  }

  /** All of these, and no others, are told to be so. */
  static void become(Scenario201 s, String status, List<Evse> places) {
    s.csms.receivesInAnyOrder(told(status, places).toArray(Expected[]::new));
  }

  private static List<Expected> told(String status, List<Evse> places) {
    List<Expected> told = new ArrayList<>();
    for (Evse place : places) {
      told.add(expect("StatusNotification", Told.status(place.id(), place.connectorId(), status)));
    }
    return told;
  }

  /** The station boots again, for this reason: some connectors are so, the others available. */
  static void bootAgain(
      Scenario201 s, String reason, String status, List<Evse> some, List<Evse> others) {
    s.csms.receivesWithin(
        Duration.ofMinutes(2), expect("BootNotification", Match.field("reason", reason)));
    List<Expected> told = told(status, some);
    told.addAll(told("Available", others));
    s.csms.receivesInAnyOrder(told.toArray(Expected[]::new));
    s.passes(1);
  }
}
