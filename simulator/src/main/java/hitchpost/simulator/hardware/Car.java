package hitchpost.simulator.hardware;

import hitchpost.core.hardware.Pilot;

/**
 * A car that is plugged in: what it does on the pilot, what it would draw, and its battery.
 *
 * <p>A car that is not drawing takes in each change of the offer at once, as it only waits; one
 * that draws follows after its reaction time. The battery takes full current up to 80 %, then less
 * with each percent, down to nothing when it is full.
 */
final class Car {
  private static final int TAPER_FROM_PERCENT = 80;

  private final CarSpec pluggedInAs;
  private final boolean pluggedInCharging;
  private final long reactionNanos;
  private final EnergyCounter battery;
  private CarSpec spec;
  private boolean charging;

  /** Whether it asks for power, in state C or D. */
  private boolean ready;

  private int seenMilliAmperes;
  private int seenPhases;
  private long energySince = SimulatedHardware.NEVER;
  private long startAt = SimulatedHardware.NEVER;
  private long reactAt = SimulatedHardware.NEVER;
  private long segmentEndsAt = SimulatedHardware.NEVER;

  Car(CarSpec spec, boolean charging, long reactionNanos) {
    this.pluggedInAs = spec;
    this.pluggedInCharging = charging;
    this.reactionNanos = reactionNanos;
    this.spec = spec;
    this.charging = charging;
    this.battery = new EnergyCounter(0);
    fillTo(spec.socPercent());
  }

  /** Whether plugging in such a car would be the same request again. */
  boolean pluggedInAs(CarSpec other, boolean otherCharging) {
    return pluggedInAs.equals(other) && pluggedInCharging == otherCharging;
  }

  CarSpec spec() {
    return spec;
  }

  boolean charging() {
    return charging;
  }

  boolean ready() {
    return ready;
  }

  Pilot pilot() {
    if (!ready) {
      return Pilot.B;
    }
    return spec.needsVentilation() ? Pilot.D : Pilot.C;
  }

  double socPercent() {
    return battery.milliWattHours() * 100.0 / capacityMilliWattHours();
  }

  long dueNanos() {
    return Math.min(Math.min(startAt, reactAt), segmentEndsAt);
  }

  /** Phases it draws from while it is ready. */
  int drawnPhases() {
    return Math.min(seenPhases, spec.phases());
  }

  /** Current per phase it draws while it is ready. */
  int drawnMilliAmperes() {
    return Math.min(seenMilliAmperes, acceptedMilliAmperes());
  }

  void change(CarChange change) {
    double soc = change.socPercent() != null ? change.socPercent() : socPercent();
    spec = spec.with(change);
    if (change.socPercent() != null || change.capacityWattHours() != null) {
      fillTo(soc);
    }
    if (change.charging() != null) {
      charging = change.charging();
    }
  }

  /** The pilot is gone or broken: the car opens its switch without delay. */
  void losePilot() {
    ready = false;
    energySince = SimulatedHardware.NEVER;
    startAt = SimulatedHardware.NEVER;
    reactAt = SimulatedHardware.NEVER;
  }

  /**
   * Looks at the pilot and at itself, and does what is due.
   *
   * @param milliAmperes offered per phase, 0 or from 6000
   */
  void observe(long now, int milliAmperes, int phases) {
    if (milliAmperes == 0) {
      energySince = SimulatedHardware.NEVER;
    } else if (energySince == SimulatedHardware.NEVER) {
      energySince = now;
    }
    if (reactAt <= now) {
      see(milliAmperes, phases);
      ready = milliAmperes > 0;
    }
    boolean wants = charging && !full();
    if (startAt <= now) {
      startAt = SimulatedHardware.NEVER;
      ready = true;
    }
    ready &= wants;
    if (!ready) {
      see(milliAmperes, phases);
      startAt =
          wants && milliAmperes > 0
              ? Math.max(now, energySince + spec.startDelay().toNanos())
              : SimulatedHardware.NEVER;
    } else if (seenMilliAmperes == milliAmperes && seenPhases == phases) {
      reactAt = SimulatedHardware.NEVER;
    } else if (reactAt == SimulatedHardware.NEVER) {
      reactAt = now + reactionNanos;
    }
  }

  /** Energy that reached the battery at constant power. */
  void fill(long milliWatts, long nanos) {
    battery.add(milliWatts, nanos);
  }

  /** Says what it draws from now on, so that it knows when the battery will take less. */
  void draws(long now, long milliWatts) {
    segmentEndsAt =
        milliWatts > 0 && !full()
            ? now + battery.nanosUntil(segmentEndMilliWattHours(), milliWatts)
            : SimulatedHardware.NEVER;
  }

  private void see(int milliAmperes, int phases) {
    seenMilliAmperes = milliAmperes;
    seenPhases = phases;
    reactAt = SimulatedHardware.NEVER;
  }

  private boolean full() {
    return battery.milliWattHours() >= capacityMilliWattHours();
  }

  /** The mean of a straight line from all at 80 % to nothing at 100 %, for each whole percent. */
  private int acceptedMilliAmperes() {
    int percent = wholePercent();
    if (percent < TAPER_FROM_PERCENT) {
      return spec.maxMilliAmperes();
    }
    int parts = 2 * (100 - TAPER_FROM_PERCENT);
    return (int) ((long) spec.maxMilliAmperes() * Math.max(0, 2 * (100 - percent) - 1) / parts);
  }

  private long segmentEndMilliWattHours() {
    int endPercent = Math.max(TAPER_FROM_PERCENT, wholePercent() + 1);
    return Math.ceilDiv(capacityMilliWattHours() * endPercent, 100L);
  }

  private int wholePercent() {
    return (int) (battery.milliWattHours() * 100 / capacityMilliWattHours());
  }

  private long capacityMilliWattHours() {
    return spec.capacityWattHours() * 1000;
  }

  private void fillTo(double percent) {
    battery.set(Math.round(capacityMilliWattHours() * percent / 100));
  }
}
