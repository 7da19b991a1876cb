package hitchpost.core.hardware;

import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/** What the station tells its hardware. EVSE numbers start at 1. */
public sealed interface HardwareCommand {
  /** The EVSE that is meant. */
  int evse();

  /**
   * Whether the command is for safety and therefore waits for nothing, not even for the journal.
   */
  default boolean immediate() {
    return false;
  }

  /** Closes or opens the contactor; confirmed by {@link HardwareEvent.ContactorChanged}. */
  record SetContactor(int evse, boolean closed) implements HardwareCommand {
    @Override
    public boolean immediate() {
      return !closed;
    }
  }

  /**
   * Current the EV may draw per phase, signalled on the pilot.
   *
   * @param milliAmperes 0 = pause; below 6000 the hardware pauses as well
   * @param phases 1 to 3
   */
  record OfferCurrent(int evse, int milliAmperes, int phases) implements HardwareCommand {}

  /**
   * Starts the electronics of an EVSE anew, contactor open and nothing offered; it reports as after
   * a start.
   */
  record Restart(int evse) implements HardwareCommand {}

  /** Moves the plug lock of a socket; answered by {@link HardwareEvent.LockChanged}. */
  record SetLock(int evse, int connector, boolean locked) implements HardwareCommand {}

  /**
   * Reads the meter now; answered by MeterRead or MeterSilent with the same request number.
   *
   * @param signature what the meter shall sign with it; one that cannot gives the reading alone
   * @param token whoever's transaction begins or ends, for the meter to sign as well; null while
   *     nobody is known
   */
  record ReadMeter(int evse, long request, Signature signature, @Nullable IdToken token)
      implements HardwareCommand {
    /** A reading without signature. */
    public ReadMeter(int evse, long request) {
      this(evse, request, Signature.NONE, null);
    }
  }

  /** What a signed reading stands for. */
  enum Signature {
    NONE,
    /** The begin of a transaction. */
    BEGIN,
    /** The transaction so far. */
    INTERMEDIATE,
    /** The end of a transaction, or both ends where the meter signs them together. */
    END
  }

  /**
   * Shows the state of an EVSE.
   *
   * @param intensityPercent 0 to 100
   * @param blinks how often a {@link Light#BLINKING} light blinks, 0 = without end
   */
  record Indicate(int evse, Light light, int intensityPercent, int blinks)
      implements HardwareCommand {}

  /** Tells a car that presented a contract whether it may charge. */
  record AnswerContract(int evse, boolean accepted) implements HardwareCommand {}

  /**
   * Tells a car that wanted a contract certificate what became of it.
   *
   * @param response EXI in Base64, to be handed on as it is; empty when there is none
   */
  record AnswerEvCertificate(int evse, boolean accepted, String response)
      implements HardwareCommand {}

  /** Shows a driver what charging costs. */
  record ShowPrice(int evse, PriceDisplay display) implements HardwareCommand {}

  /** What a station's light can say. */
  enum Light {
    OFF,
    READY,
    CHARGING,
    BLINKING,
    FAULT
  }
}
