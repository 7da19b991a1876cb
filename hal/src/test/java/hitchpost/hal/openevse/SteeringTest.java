package hitchpost.hal.openevse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.command.Told;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.PowerPermit;
import hitchpost.hal.openevse.Steering.Step;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a board is told, in virtual time. */
class SteeringTest {
  private static final long SECOND = 1_000_000_000L;
  private static final BoardStatus CHARGING = new BoardStatus(0x03, 0x0140);
  private static final BoardStatus ASLEEP = new BoardStatus(BoardStatus.SLEEPING, 0x0300);

  private final Steering steering = new Steering();
  private long now = -5 * SECOND;
  private Told told = Told.NOTHING;

  @BeforeEach
  void begin() {
    steering.forgotten(32);
    told = told.offer(new CurrentOffer(16_000, 1)).permit(now, granted(3600));
    sees(CHARGING);
    does(new Step.Current(16));
    idle();
  }

  @Test
  void aRiseWaitsFiveSecondsAfterAnyChangeAndAFallDoesNot() {
    told = told.offer(new CurrentOffer(20_999, 1));
    idle();
    now += 5 * SECOND - 1;
    idle();
    now++;
    does(new Step.Current(20));
    told = told.offer(new CurrentOffer(10_000, 1));
    does(new Step.Current(10));
    told = told.offer(CurrentOffer.PAUSE);
    does(new Step.Sleep());
    sees(ASLEEP);
    told = told.offer(new CurrentOffer(10_000, 1));
    idle();
    now += 5 * SECOND;
    does(new Step.Enable());
  }

  @Test
  void aPermitThatEndsCutsAtOnce() {
    told = told.permit(now, granted(5));
    now += 5 * SECOND - 1;
    idle();
    now++;
    does(new Step.Disable());
    sees(new BoardStatus(BoardStatus.DISABLED, 0x0140));
    idle();
    assertFalse(steering.stopped());
    sees(new BoardStatus(BoardStatus.DISABLED, 0x0300));
    assertTrue(steering.stopped());
    does(new Step.Sleep());
  }

  @Test
  void aCarThatDrawsOnIsCutOffAfterSixSeconds() {
    told = told.offer(CurrentOffer.PAUSE);
    does(new Step.Sleep());
    sees(new BoardStatus(BoardStatus.SLEEPING, 0x0140));
    now += 6 * SECOND - 1;
    idle();
    now++;
    does(new Step.Disable());
  }

  @Test
  void moreThanTheOwnerAllowsIsNotAskedFor() {
    steering.forgotten(10);
    sees(ASLEEP);
    does(new Step.Current(10));
  }

  @Test
  void aBoardThatTakesLessIsAskedAgainAfterAMinute() {
    now += 5 * SECOND;
    told = told.offer(new CurrentOffer(32_000, 1));
    assertEquals(Optional.of(new Step.Current(32)), steering.next(now, told));
    steering.done(now, new Step.Current(32), 16);
    assertTrue(steering.offered());
    now += 60 * SECOND - 1;
    idle();
    now++;
    does(new Step.Current(32));
  }

  @Test
  void aBoardThatOffersMoreThanItWasToldGivesNoPower() {
    told = told.offer(new CurrentOffer(8_000, 1));
    assertEquals(Optional.of(new Step.Current(8)), steering.next(now, told));
    steering.done(now, new Step.Current(8), 16);
    does(new Step.Sleep());
  }

  @Test
  void aFaultIsNotHiddenByACommand() {
    sees(new BoardStatus(0x06, 0x0102));
    told = told.permit(now, new PowerPermit.Denied("fault"));
    idle();
    assertTrue(steering.stopped());
  }

  @Test
  void aBoardOutOfOrderPausesBeforeItIsDisabled() {
    told = told.enable(false);
    does(new Step.Sleep());
    sees(new BoardStatus(BoardStatus.SLEEPING, 0x0140));
    idle();
    sees(ASLEEP);
    does(new Step.Disable());
    sees(new BoardStatus(BoardStatus.DISABLED, 0x0300));
    assertTrue(steering.available(false));
    idle();
  }

  @Test
  void whatWasRefusedIsNotRepeatedAtOnce() {
    told = told.offer(CurrentOffer.PAUSE);
    steering.next(now, told);
    steering.refused(now);
    now += SECOND - 1;
    idle();
    now++;
    does(new Step.Sleep());
  }

  @Test
  void aBoardThatOffersSomethingElseIsToldAgain() {
    steering.offers(32);
    does(new Step.Current(16));
  }

  @Test
  void aBoardThatWaitsAfterItsStartIsLetWork() {
    sees(new BoardStatus(0x01, 0x4000));
    does(new Step.BootUnlock());
  }

  private static PowerPermit granted(int seconds) {
    return new PowerPermit.Granted(Duration.ofSeconds(seconds));
  }

  private void sees(BoardStatus status) {
    steering.observe(status);
  }

  private void does(Step step) {
    assertEquals(Optional.of(step), steering.next(now, told));
    steering.done(now, step, step instanceof Step.Current(int amperes) ? amperes : 0);
  }

  private void idle() {
    assertEquals(Optional.empty(), steering.next(now, told));
  }
}
