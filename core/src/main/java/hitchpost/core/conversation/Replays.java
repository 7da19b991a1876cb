package hitchpost.core.conversation;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.rpc.RecentIds;
import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import java.time.Duration;

/** Tells answers that come a second time from those to a call nobody made. */
final class Replays {
  /** How many answered calls are remembered. */
  static final int REMEMBERED = 256;

  /** A flood of replays is one event in this time. */
  static final Duration BETWEEN_EVENTS = Duration.ofMinutes(1);

  private final RecentIds answered = new RecentIds(REMEMBERED);
  private long eventNanos;
  private boolean reported;

  /** The call with this id has its answer. */
  void answered(String messageId) {
    answered.add(messageId);
  }

  /** An answer belongs to no call: reported when its call was answered before. */
  void unclaimed(Effects fx, String messageId) {
    if (!answered.contains(messageId)) {
      return;
    }
    long now = fx.now().monotonicNanos();
    if (!reported || now - eventNanos >= BETWEEN_EVENTS.toNanos()) {
      reported = true;
      eventNanos = now;
      fx.tell(
          new Fact.SecurityHappened(
              new SecurityEvent(
                  SecurityEventType.ATTEMPTED_REPLAY_ATTACKS, fx.time(), null, null)));
    }
  }
}
