package hitchpost.hal.rig;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.device.CurrentOffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WishTest {
  private static final CurrentOffer SIXTEEN = new CurrentOffer(16_000, 3);

  private final Wish wish = new Wish();

  @Test
  void whatIsOfferedIsPermittedBeforeTheCarIsReady() {
    assertFalse(wish.power());
    wish.offer(SIXTEEN);
    assertTrue(wish.power());
    wish.offer(CurrentOffer.PAUSE);
    assertFalse(wish.power());
  }

  @Test
  void aContactorThatIsWantedClosedOutlivesAPause() {
    wish.offer(SIXTEEN);
    wish.close();
    wish.offer(CurrentOffer.PAUSE);
    assertTrue(wish.power());
    wish.open(0, true);
    assertFalse(wish.power());
  }

  @Test
  void anOpeningUnderLoadEndsWhatIsOffered() {
    wish.offer(SIXTEEN);
    wish.close();
    wish.open(0, true);
    wish.offer(SIXTEEN);
    assertFalse(wish.power());
    wish.offer(new CurrentOffer(10_000, 3));
    assertTrue(wish.power());
  }

  @Test
  void anOpeningBehindACarThatStoppedLeavesTheOffer() {
    wish.offer(SIXTEEN);
    wish.close();
    wish.open(0, false);
    assertTrue(wish.power());
  }

  @Test
  void anOfferThatStillStandsAfterAWhileCountsAgain() {
    wish.offer(SIXTEEN);
    wish.open(0, true);
    wish.rest(Duration.ofSeconds(4).toNanos());
    assertFalse(wish.power());
    wish.rest(Duration.ofSeconds(5).toNanos());
    assertTrue(wish.power());
  }
}
