package hitchpost.simulator.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.hardware.HardwareCommand.SetLock;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.HardwareEvent.CableChanged;
import hitchpost.core.hardware.HardwareEvent.LockChanged;
import hitchpost.core.hardware.HardwareEvent.PilotChanged;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.Pilot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cables, plugs and locks. */
class PlugTest {
  private static final PilotChanged TO_A = new PilotChanged(1, 1, Pilot.A);
  private static final PilotChanged TO_B = new PilotChanged(1, 1, Pilot.B);
  private static final CableChanged CABLE_IN = new CableChanged(1, 1, true);
  private static final CableChanged CABLE_OUT = new CableChanged(1, 1, false);

  @Test
  void aFixedCableOnlyShowsThePilot() {
    var rig = Rig.withCable();
    assertEquals(List.of(TO_B), rig.plugsIn());
    assertEquals(List.of(TO_A), rig.plugsOut());
    assertThrows(UnknownPart.class, () -> locks(rig, true));
    assertThrows(UnknownPart.class, () -> rig.happens(new Stimulus.JamLock(1, 1, true)));
  }

  @Test
  void anUnlockedLooseCableComesBeforeThePilotAndLeavesAfterIt() {
    var rig = Rig.withSocket();
    assertEquals(List.of(CABLE_IN, TO_B), rig.plugsIn());
    assertEquals(List.of(TO_A, CABLE_OUT), rig.plugsOut());
  }

  @Test
  void aLockedLooseCableStaysUntilItIsUnlocked() {
    var rig = Rig.withSocket();
    rig.plugsIn();
    assertEquals(List.of(), locks(rig, true));
    assertEquals(List.of(), rig.passes(199));
    assertEquals(List.of(reports(LockState.LOCKED)), rig.passes(1));
    assertEquals(List.of(TO_A), rig.plugsOut());
    assertTrue(rig.evse().connectors().getFirst().cableInserted());
    assertEquals(List.of(), locks(rig, false));
    assertEquals(List.of(reports(LockState.UNLOCKED), CABLE_OUT), rig.passes(200));
  }

  @Test
  void aCableThatIsUnlockedUnderACarStays() {
    var rig = Rig.withSocket();
    rig.plugsIn();
    locks(rig, true);
    rig.passes(200);
    locks(rig, false);
    assertEquals(List.of(reports(LockState.UNLOCKED)), rig.passes(200));
    assertEquals(List.of(TO_A, CABLE_OUT), rig.plugsOut());
  }

  @Test
  void theNextCarUsesACableThatIsStillLocked() {
    var rig = Rig.withSocket();
    rig.plugsIn();
    locks(rig, true);
    rig.passes(200);
    rig.plugsOut();
    assertEquals(List.of(TO_B), rig.plugsIn());
  }

  @Test
  void anEmptySocketThatIsLockedTakesNoCable() {
    var rig = Rig.withSocket();
    locks(rig, true);
    rig.passes(200);
    assertThrows(ImpossibleStimulus.class, rig::plugsIn);
    assertFalse(rig.evse().connectors().getFirst().carPlugged());
  }

  @Test
  void aJammedLockFailsBothWaysAndSaysSo() {
    var rig = Rig.withSocket();
    rig.plugsIn();
    rig.happens(new Stimulus.JamLock(1, 1, true));
    locks(rig, true);
    assertEquals(List.of(reports(LockState.LOCK_FAILED)), rig.passes(200));
    assertFalse(rig.evse().connectors().getFirst().locked());
    rig.happens(new Stimulus.JamLock(1, 1, false));
    locks(rig, true);
    assertEquals(List.of(reports(LockState.LOCKED)), rig.passes(200));
    rig.happens(new Stimulus.JamLock(1, 1, true));
    locks(rig, false);
    assertEquals(List.of(reports(LockState.UNLOCK_FAILED)), rig.passes(200));
    assertEquals(List.of(TO_A), rig.plugsOut());
    assertTrue(rig.evse().connectors().getFirst().locked());
  }

  @Test
  void aLockConfirmsAtOnceWhereItIsAlready() {
    var rig = Rig.withSocket();
    assertEquals(List.of(reports(LockState.UNLOCKED)), locks(rig, false));
    locks(rig, true);
    rig.passes(100);
    assertEquals(List.of(reports(LockState.UNLOCKED)), locks(rig, false));
    assertEquals(List.of(), rig.passes(1000));
  }

  @Test
  void pluggingInAgainChangesNothing() {
    var change = new CarChange(16_000, 1, null, 30.0, null, "001122AABBCC", null);
    var rig = Rig.withSocket();
    assertEquals(2, rig.happens(new Stimulus.PlugIn(1, 1, change)).size());
    assertEquals(List.of(), rig.happens(new Stimulus.PlugIn(1, 1, change)));
    assertEquals(List.of(), rig.plugsIn());
    rig.plugsOut();
    assertEquals(List.of(), rig.plugsOut());
  }

  @Test
  void anotherCarFindsTheEvseOccupied() {
    var two =
        Rig.evse(1, new ConnectorSpec(1, "cType2", true), new ConnectorSpec(2, "sType2", false));
    var rig = new Rig(EvseSetup.of(two));
    rig.plugsIn();
    var other = new CarChange(16_000, null, null, null, null, null, null);
    assertThrows(ImpossibleStimulus.class, () -> rig.happens(new Stimulus.PlugIn(1, 1, other)));
    assertThrows(
        ImpossibleStimulus.class, () -> rig.happens(new Stimulus.PlugIn(1, 2, CarChange.NONE)));
    assertEquals(List.of(), rig.happens(new Stimulus.PlugOut(1, 2)));
    rig.plugsOut();
    assertEquals(
        List.of(new CableChanged(1, 2, true), new PilotChanged(1, 2, Pilot.B)),
        rig.happens(new Stimulus.PlugIn(1, 2, CarChange.NONE)));
  }

  @Test
  void partsThatAreNotThereAreUnknown() {
    var rig = Rig.withSocket();
    assertThrows(UnknownPart.class, () -> rig.happens(new Stimulus.PlugIn(2, 1, CarChange.NONE)));
    assertThrows(UnknownPart.class, () -> rig.happens(new Stimulus.PlugIn(1, 2, CarChange.NONE)));
    assertThrows(UnknownPart.class, () -> rig.happens(new Stimulus.PlugOut(0, 1)));
    assertThrows(UnknownPart.class, () -> rig.does(new SetLock(1, 2, true)));
  }

  private static LockChanged reports(LockState state) {
    return new LockChanged(1, 1, state);
  }

  private static List<HardwareEvent> locks(Rig rig, boolean locked) {
    return rig.does(new SetLock(1, 1, locked));
  }
}
