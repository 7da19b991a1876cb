package hitchpost.simulator.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.HardwareEvent.ContactorChanged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactorTest {
  private static final ContactorChanged CLOSED = new ContactorChanged(1, true);
  private static final ContactorChanged OPEN = new ContactorChanged(1, false);

  @Test
  void confirmsAfterItsTravelTime() {
    var rig = Rig.withCable();
    assertEquals(List.of(), rig.closesContactor());
    assertEquals(List.of(), rig.passes(49));
    assertEquals(List.of(CLOSED), rig.passes(1));
    assertEquals(List.of(), rig.opensContactor());
    assertEquals(List.of(OPEN), rig.passes(50));
  }

  @Test
  void confirmsWithinTheCallWithoutTravelTime() {
    var rig = new Rig(new EvseSetup(Rig.CABLE, CarSpec.USUAL, 0, HardwareTiming.IMMEDIATE, false));
    assertEquals(List.of(CLOSED), rig.closesContactor());
    assertEquals(List.of(OPEN), rig.opensContactor());
  }

  @Test
  void confirmsAtOnceWhatIsSoAlready() {
    var rig = Rig.withCable();
    assertEquals(List.of(OPEN), rig.opensContactor());
    rig.closesContactor();
    rig.passes(50);
    assertEquals(List.of(CLOSED), rig.closesContactor());
  }

  @Test
  void turnsBackWhenToldSoWhileMoving() {
    var rig = Rig.withCable();
    rig.closesContactor();
    rig.passes(30);
    assertEquals(List.of(OPEN), rig.opensContactor());
    assertEquals(List.of(), rig.passes(1000));
  }

  @Test
  void doesNotStartItsTravelAnewWhenToldTwice() {
    var rig = Rig.withCable();
    rig.closesContactor();
    rig.passes(30);
    assertEquals(List.of(), rig.closesContactor());
    assertEquals(List.of(CLOSED), rig.passes(20));
  }

  @Test
  void weldedContactsStayClosedAndTheCarGoesOnDrawing() {
    var rig = Rig.withCable().charges();
    rig.happens(new Stimulus.BreakContactor(1, ContactorFault.WELDED));
    rig.opensContactor();
    assertEquals(List.of(), rig.passes(Duration.ofSeconds(10)));
    assertTrue(rig.evse().contactorClosed());
    assertTrue(rig.evse().contactorFeedback());
    assertEquals(22_080_000, rig.evse().milliWatts());
    assertEquals(List.of(OPEN), rig.happens(new Stimulus.BreakContactor(1, ContactorFault.NONE)));
    assertEquals(0, rig.evse().milliWatts());
  }

  @Test
  void contactsWeldWhenTheyCloseNext() {
    var rig = Rig.withCable();
    assertEquals(List.of(), rig.happens(new Stimulus.BreakContactor(1, ContactorFault.WELDED)));
    rig.closesContactor();
    assertEquals(List.of(CLOSED), rig.passes(50));
    rig.opensContactor();
    assertEquals(List.of(), rig.passes(1000));
    assertTrue(rig.evse().contactorClosed());
  }

  @Test
  void stuckContactsDoNotClose() {
    var rig = Rig.withCable();
    rig.happens(new Stimulus.BreakContactor(1, ContactorFault.STUCK_OPEN));
    rig.closesContactor();
    assertEquals(List.of(), rig.passes(1000));
    assertFalse(rig.evse().contactorClosed());
    assertEquals(List.of(OPEN), rig.opensContactor());
  }

  @Test
  void contactsMoveUnseenWithoutFeedback() {
    var rig = Rig.withCable();
    rig.plugsIn();
    rig.offers(32_000);
    rig.passes(1000);
    rig.happens(new Stimulus.BreakContactor(1, ContactorFault.FEEDBACK_LOST));
    rig.closesContactor();
    assertEquals(List.of(), rig.passes(1000));
    assertTrue(rig.evse().contactorClosed());
    assertFalse(rig.evse().contactorFeedback());
    assertEquals(22_080_000, rig.evse().milliWatts());
    assertEquals(List.of(CLOSED), rig.happens(new Stimulus.BreakContactor(1, ContactorFault.NONE)));
  }
}
