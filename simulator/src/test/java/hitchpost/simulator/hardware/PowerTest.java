package hitchpost.simulator.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.HardwareCommand.Indicate;
import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.core.hardware.HardwareCommand.ReadMeter;
import hitchpost.core.hardware.HardwareCommand.SetLock;
import hitchpost.core.hardware.HardwareEvent.CableChanged;
import hitchpost.core.hardware.HardwareEvent.ContactorChanged;
import hitchpost.core.hardware.HardwareEvent.FaultRaised;
import hitchpost.core.hardware.HardwareEvent.LockChanged;
import hitchpost.core.hardware.HardwareEvent.PilotChanged;
import hitchpost.core.hardware.HardwareEvent.SupplyChanged;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.Pilot;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Power cuts, mains failures on battery, and what a controller hears when it starts. */
class PowerTest {
  private static final ContactorChanged OPEN = new ContactorChanged(1, false);

  @Test
  void aPowerCutOpensAndPausesWhileLockCarAndRegisterStay() {
    var rig = Rig.withSocket().charges();
    rig.does(new SetLock(1, 1, true));
    rig.does(new Indicate(1, Light.CHARGING, 80, 0));
    rig.passes(Duration.ofMinutes(30));
    long register = rig.register();
    assertEquals(List.of(), rig.hardware.powerCut(rig.nanos()));
    assertEquals(List.of(), rig.passes(Duration.ofHours(1)));
    var evse = rig.evse();
    assertFalse(evse.contactorClosed());
    assertEquals(0, evse.offeredMilliAmperes());
    assertEquals(Light.OFF, evse.light().light());
    assertEquals(register, rig.register());
    assertEquals(
        List.of(
            OPEN,
            new CableChanged(1, 1, true),
            new LockChanged(1, 1, LockState.LOCKED),
            new PilotChanged(1, 1, Pilot.B)),
        rig.hardware.powerBack(rig.nanos()));
    assertEquals(List.of(), rig.passes(Duration.ofMinutes(1)));
    rig.charges();
    assertEquals(22_080_000, rig.evse().milliWatts());
  }

  @Test
  void whatWasUnderWayIsLostInAPowerCut() {
    var rig = Rig.withSocket();
    rig.plugsIn();
    rig.offers(16_000);
    rig.closesContactor();
    rig.does(new SetLock(1, 1, true));
    rig.does(new ReadMeter(1, 1));
    rig.hardware.powerCut(rig.nanos());
    assertEquals(OptionalLong.empty(), rig.hardware.nextEventNanos());
    rig.passes(1000);
    assertEquals(
        List.of(
            OPEN,
            new CableChanged(1, 1, true),
            new LockChanged(1, 1, LockState.UNLOCKED),
            new PilotChanged(1, 1, Pilot.B)),
        rig.hardware.powerBack(rig.nanos()));
    assertEquals(List.of(), rig.passes(Duration.ofHours(1)));
  }

  @Test
  void whatFellDueBeforeThePowerCutIsStillReported() {
    var rig = Rig.withCable();
    rig.closesContactor();
    assertEquals(
        List.of(new ContactorChanged(1, true)), rig.hardware.powerCut(rig.nanos() + 60_000_000));
  }

  @Test
  void carsComeAndGoUnseenInThePowerCut() {
    var rig = Rig.withSocket();
    rig.hardware.powerCut(rig.nanos());
    assertEquals(List.of(), rig.plugsIn());
    assertEquals(List.of(), rig.closesContactor());
    assertEquals(
        List.of(),
        rig.happens(
            new Stimulus.PresentToken(new IdToken("04A2", IdTokenType.ISO14443), List.of())));
    assertEquals(new PilotChanged(1, 1, Pilot.B), rig.hardware.powerBack(rig.nanos()).getLast());
    rig.hardware.powerCut(rig.nanos());
    rig.plugsOut();
    assertEquals(
        List.of(
            OPEN,
            new CableChanged(1, 1, false),
            new LockChanged(1, 1, LockState.UNLOCKED),
            new PilotChanged(1, 1, Pilot.A)),
        rig.hardware.powerBack(rig.nanos()));
  }

  @Test
  void weldedContactsAreStillClosedWhenPowerIsBack() {
    var rig = Rig.withCable().charges();
    rig.happens(new Stimulus.BreakContactor(1, ContactorFault.WELDED));
    rig.hardware.powerCut(rig.nanos());
    assertTrue(rig.evse().contactorClosed());
    assertEquals(0, rig.evse().milliWatts());
    assertEquals(
        List.of(new ContactorChanged(1, true), new PilotChanged(1, 1, Pilot.B)),
        rig.hardware.powerBack(rig.nanos()));
  }

  @Test
  void onBatteryTheContactorDropsAndStaysOpenWhenMainsAreBack() {
    var rig = Rig.withCable().charges();
    assertEquals(
        List.of(new SupplyChanged(false), OPEN), rig.happens(new Stimulus.SetSupply(false)));
    assertEquals(List.of(), rig.happens(new Stimulus.SetSupply(false)));
    rig.closesContactor();
    assertEquals(List.of(), rig.passes(1000));
    var reading = rig.reads();
    assertEquals(0, reading.measurements().getFirst().valueMilli());
    assertEquals(rig.delivered(), reading.importMilliWattHours());
    assertEquals(List.of(new SupplyChanged(true)), rig.happens(new Stimulus.SetSupply(true)));
    assertEquals(List.of(), rig.passes(1000));
    rig.closesContactor();
    assertEquals(List.of(new ContactorChanged(1, true)), rig.passes(50));
    assertEquals(22_080_000, rig.evse().milliWatts());
  }

  @Test
  void nothingFlowsThroughWeldedContactsWithoutMains() {
    var rig = Rig.withCable().charges();
    rig.happens(new Stimulus.BreakContactor(1, ContactorFault.WELDED));
    assertEquals(List.of(new SupplyChanged(false)), rig.happens(new Stimulus.SetSupply(false)));
    assertEquals(List.of(0L, 0L, 0L), rig.evse().milliAmperes());
    rig.happens(new Stimulus.SetSupply(true));
    assertEquals(22_080_000, rig.evse().milliWatts());
  }

  @Test
  void aControllerThatStartsHearsWhatIsNotNormalToo() {
    var rig = Rig.withCable();
    var fault = PeopleTest.fault("f1", 0, 0);
    rig.happens(new Stimulus.RaiseFault(fault));
    rig.happens(new Stimulus.SetEmergencyStop(true));
    rig.happens(new Stimulus.SetTamper(true));
    rig.happens(new Stimulus.SetSupply(false));
    var first = rig.hardware.describe(rig.nanos());
    assertEquals(6, first.size());
    assertEquals(new FaultRaised(fault), first.get(2));
    assertEquals(first, rig.hardware.describe(rig.nanos()));
  }
}
