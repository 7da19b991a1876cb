package hitchpost.simulator.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.HardwareCommand.Indicate;
import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.core.hardware.HardwareEvent.EmergencyStopChanged;
import hitchpost.core.hardware.HardwareEvent.FaultCleared;
import hitchpost.core.hardware.HardwareEvent.FaultRaised;
import hitchpost.core.hardware.HardwareEvent.PilotChanged;
import hitchpost.core.hardware.HardwareEvent.StopPressed;
import hitchpost.core.hardware.HardwareEvent.TamperChanged;
import hitchpost.core.hardware.HardwareEvent.TokenPresented;
import hitchpost.core.hardware.Pilot;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Tokens, buttons, faults, and what is shown. */
class PeopleTest {
  @Test
  void tokensReachTheReaderThatTheyAreHeldTo() {
    var rig = Rig.withCable();
    var token = new IdToken("04A2B3C4", IdTokenType.ISO14443);
    assertEquals(
        List.of(new TokenPresented(token, List.of())),
        rig.happens(new Stimulus.PresentToken(token, List.of())));
    assertEquals(
        List.of(new TokenPresented(token, List.of(1))),
        rig.happens(new Stimulus.PresentToken(token, List.of(1))));
    assertThrows(
        UnknownPart.class, () -> rig.happens(new Stimulus.PresentToken(token, List.of(1, 2))));
  }

  @Test
  void buttonsAndHousingReportChangesOnce() {
    var rig = Rig.withCable();
    assertEquals(List.of(new StopPressed(1)), rig.happens(new Stimulus.PressStop(1)));
    assertThrows(UnknownPart.class, () -> rig.happens(new Stimulus.PressStop(3)));
    assertEquals(
        List.of(new EmergencyStopChanged(true)), rig.happens(new Stimulus.SetEmergencyStop(true)));
    assertEquals(List.of(), rig.happens(new Stimulus.SetEmergencyStop(true)));
    assertEquals(
        List.of(new EmergencyStopChanged(false)),
        rig.happens(new Stimulus.SetEmergencyStop(false)));
    assertEquals(List.of(new TamperChanged(true)), rig.happens(new Stimulus.SetTamper(true)));
    assertEquals(List.of(), rig.happens(new Stimulus.SetTamper(true)));
    assertTrue(rig.hardware.snapshot().tampered());
  }

  @Test
  void faultsAreListedUntilTheyAreCleared() {
    var rig = Rig.withCable();
    var own = fault("uv1", 1, 1);
    var station = fault("uv1", 0, 0);
    assertEquals(List.of(new FaultRaised(own)), rig.happens(new Stimulus.RaiseFault(own)));
    assertEquals(List.of(), rig.happens(new Stimulus.RaiseFault(own)));
    assertEquals(List.of(new FaultRaised(station)), rig.happens(new Stimulus.RaiseFault(station)));
    assertEquals(List.of(own), rig.hardware.faults(1));
    assertEquals(List.of(station), rig.hardware.snapshot().faults());
    assertEquals(
        List.of(new FaultCleared(1, "uv1")), rig.happens(new Stimulus.ClearFault(1, "uv1")));
    assertEquals(List.of(), rig.hardware.faults(1));
    assertEquals(List.of(station), rig.hardware.faults(0));
  }

  @Test
  void faultsNeedAPlaceAndAnIdOfTheirOwn() {
    var rig = Rig.withCable();
    rig.happens(new Stimulus.RaiseFault(fault("f", 1, 1)));
    assertThrows(
        ImpossibleStimulus.class, () -> rig.happens(new Stimulus.RaiseFault(fault("f", 1, 0))));
    assertThrows(UnknownPart.class, () -> rig.happens(new Stimulus.RaiseFault(fault("g", 2, 0))));
    assertThrows(UnknownPart.class, () -> rig.happens(new Stimulus.RaiseFault(fault("g", 1, 2))));
    assertThrows(UnknownPart.class, () -> rig.happens(new Stimulus.ClearFault(1, "g")));
    assertThrows(UnknownPart.class, () -> rig.hardware.faults(2));
  }

  @Test
  void aFreeFaultIdIsNotTaken() {
    var rig = Rig.withCable();
    for (int i = 0; i < 3; i++) {
      rig.happens(new Stimulus.RaiseFault(fault(rig.hardware.freeFaultId(1), 1, 0)));
    }
    rig.happens(new Stimulus.ClearFault(1, "fault-2"));
    assertEquals("fault-2", rig.hardware.freeFaultId(1));
    assertEquals("fault-1", rig.hardware.freeFaultId(0));
  }

  @Test
  void theLightShowsWhatItWasLastTold() {
    var rig = Rig.withCable();
    var blinking = new Indicate(1, Light.BLINKING, 50, 3);
    assertEquals(List.of(), rig.does(blinking));
    assertEquals(blinking, rig.evse().light());
  }

  @Test
  void aStimulusThatFailsLosesNoEvent() {
    var rig = Rig.withCable();
    rig.plugsIn();
    rig.offers(16_000);
    long later = rig.nanos() + 2_000_000_000;
    assertThrows(UnknownPart.class, () -> rig.hardware.stimulate(later, new Stimulus.PressStop(9)));
    assertEquals(OptionalLong.of(later), rig.hardware.nextEventNanos());
    assertEquals(List.of(new PilotChanged(1, 1, Pilot.C)), rig.hardware.advance(later));
  }

  @Test
  void timeDoesNotFall() {
    var rig = Rig.withCable();
    rig.passes(1000);
    assertThrows(IllegalArgumentException.class, () -> rig.hardware.advance(rig.nanos() - 1));
  }

  static Fault fault(String id, int evse, int connector) {
    return new Fault(id, evse, connector, FaultCode.GROUND_FAILURE, true, "info", null, "E42");
  }
}
