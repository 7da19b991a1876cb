package hitchpost.hal.rfid;

import hitchpost.core.types.IdToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets a token through once, however often a reader sees it until it has been away for a while. */
public final class RepeatGate {
  private static final Duration AWAY = Duration.ofSeconds(3);

  private @Nullable IdToken last;
  private long seenNanos;

  /** Whether a token that is seen now is new. */
  public boolean admits(IdToken token, long nowNanos) {
    boolean again = token.equals(last) && nowNanos - seenNanos < AWAY.toNanos();
    last = token;
    seenNanos = nowNanos;
    return !again;
  }
}
