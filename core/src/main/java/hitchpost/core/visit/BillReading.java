package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.Timers;
import hitchpost.core.evse.EvseState;
import hitchpost.core.hardware.HardwareCommand.Signature;
import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/** The register at the begin or the end of a transaction: asked for, and awaited for so long. */
final class BillReading {
  private final Surroundings around;
  private final EvseState evse;
  private final Timers timers;
  private long awaited;

  BillReading(Surroundings around, EvseState evse, Timers timers) {
    this.around = around;
    this.evse = evse;
    this.timers = timers;
  }

  /**
   * Asks the meter, also when an older question has no answer yet.
   *
   * @param grant whoever may charge, null while nobody may
   */
  void ask(Effects fx, Signature end, @Nullable Grant grant) {
    IdToken token = grant == null ? null : grant.token();
    awaited = around.metering().readForBill(fx, evse.id(), end, token);
    timers.start(fx, Visit.METER_TIMER, subject(), around.metering().deadline(evse.id()));
  }

  /** Whether this is the answer that is waited for. */
  boolean awaits(long request) {
    return request == awaited;
  }

  /** Whether the meter may still answer in time. */
  boolean running() {
    return timers.running(Visit.METER_TIMER, subject());
  }

  void stop(Effects fx) {
    timers.stop(fx, Visit.METER_TIMER, subject());
  }

  private String subject() {
    return String.valueOf(evse.id());
  }
}
