package hitchpost.core.provisioning;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.conversation.Conversation;
import hitchpost.core.dialect.Learned;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.RegistrationStatus;
import java.time.Duration;

/**
 * Introduces the station to the CSMS until it is accepted, then keeps the heart beating.
 *
 * <p>Source: OCPP 1.6, 4.2 and 4.6; OCPP-J 1.6, 5.3.
 */
public final class Provisioning {
  /** Bounds of every interval the CSMS may set, in seconds. */
  static final int SHORTEST_SECONDS = 1;

  static final int LONGEST_SECONDS = 86_400;

  /** Wait before the next introduction when the CSMS names none. */
  static final Duration OWN_RETRY = Duration.ofSeconds(60);

  private static final String BOOT = "boot-retry";
  private static final String HEARTBEAT = "heartbeat";

  private final Settings settings;
  private final Conversation conversation;
  private final BootReason reason;
  private final Timers timers = new Timers();
  private int connectedTo;

  public Provisioning(Settings settings, Conversation conversation, BootReason reason) {
    this.settings = settings;
    this.conversation = conversation;
    this.reason = reason;
  }

  /**
   * The connection opened: a station that is accepted already does not introduce itself again, but
   * at another address.
   *
   * @param slot of the address. Source: OCPP 2.0.1 part 2, B10.FR.10 in errata 2.13
   */
  public void connected(Effects fx, int slot) {
    if (slot != connectedTo && conversation.registration() == RegistrationStatus.ACCEPTED) {
      conversation.registered(RegistrationStatus.PENDING);
      fx.tell(new Fact.RegistrationChanged(RegistrationStatus.PENDING));
    }
    connectedTo = slot;
    if (conversation.registration() == RegistrationStatus.ACCEPTED) {
      scheduleHeartbeat(fx);
    } else if (!timers.running(BOOT, "")) {
      fx.tell(new Fact.BootDue(reason));
    }
  }

  public void disconnected(Effects fx) {
    timers.stop(fx, HEARTBEAT, "");
  }

  /** The CSMS answered the introduction. */
  public void answered(Effects fx, Learned.Registration answer) {
    conversation.registered(answer.status());
    fx.tell(new Fact.RegistrationChanged(answer.status()));
    long seconds = answer.intervalSeconds();
    if (answer.status() == RegistrationStatus.ACCEPTED) {
      timers.stop(fx, BOOT, "");
      if (seconds > 0) {
        settings.set(fx, StandardSettings.HEARTBEAT_INTERVAL, clamp(seconds));
      }
      scheduleHeartbeat(fx);
    } else {
      Duration wait = seconds > 0 ? Duration.ofSeconds(clamp(seconds)) : OWN_RETRY;
      timers.start(fx, BOOT, "", wait);
    }
  }

  /**
   * The introduction got no answer that counts; after a lost connection the next one repeats it.
   */
  public void unanswered(Effects fx, boolean connected) {
    if (connected && conversation.registration() != RegistrationStatus.ACCEPTED) {
      timers.start(fx, BOOT, "", OWN_RETRY);
    }
  }

  public void intervalChanged(Effects fx) {
    if (timers.running(HEARTBEAT, "")) {
      scheduleHeartbeat(fx);
    }
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(BOOT) || timer.kind().equals(HEARTBEAT);
  }

  public void timerFired(Effects fx, Timer timer, boolean connected) {
    if (!timers.current(timer) || !connected) {
      return;
    }
    if (timer.kind().equals(BOOT)) {
      fx.tell(new Fact.BootDue(reason));
    } else {
      fx.tell(new Fact.HeartbeatDue());
      scheduleHeartbeat(fx);
    }
  }

  private void scheduleHeartbeat(Effects fx) {
    int seconds = settings.get(StandardSettings.HEARTBEAT_INTERVAL);
    timers.start(fx, HEARTBEAT, "", Duration.ofSeconds(seconds));
  }

  private static int clamp(long seconds) {
    return Math.clamp(seconds, SHORTEST_SECONDS, LONGEST_SECONDS);
  }
}
