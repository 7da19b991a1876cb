package hitchpost.simulator.hardware;

import hitchpost.core.evse.EvseSpec;

/**
 * What one simulated EVSE is built of.
 *
 * @param car what plugs in when nothing else is said
 * @param initialMilliWattHours what the meter's register shows at first, from 0
 * @param reportsSoc whether readings carry the car's state of charge; AC stations cannot know it
 * @param signatures what the meter signs
 */
public record EvseSetup(
    EvseSpec spec,
    CarSpec car,
    long initialMilliWattHours,
    HardwareTiming timing,
    boolean reportsSoc,
    MeterSignatures signatures) {
  public EvseSetup {
    if (initialMilliWattHours < 0) {
      throw new IllegalArgumentException("negative meter register: " + initialMilliWattHours);
    }
  }

  /** An EVSE whose meter signs nothing. */
  public EvseSetup(
      EvseSpec spec,
      CarSpec car,
      long initialMilliWattHours,
      HardwareTiming timing,
      boolean reportsSoc) {
    this(spec, car, initialMilliWattHours, timing, reportsSoc, MeterSignatures.NONE);
  }

  /** An EVSE with the usual car, the usual timing and a new meter. */
  public static EvseSetup of(EvseSpec spec) {
    return new EvseSetup(spec, CarSpec.USUAL, 0, HardwareTiming.TYPICAL, false);
  }

  /** The same with another register. */
  public EvseSetup withRegister(long milliWattHours) {
    return new EvseSetup(spec, car, milliWattHours, timing, reportsSoc, signatures);
  }

  /** The same with a station that knows the car's state of charge. */
  public EvseSetup reportingSoc() {
    return new EvseSetup(spec, car, initialMilliWattHours, timing, true, signatures);
  }

  /** The same with a meter that signs. */
  public EvseSetup signing(MeterSignatures other) {
    return new EvseSetup(spec, car, initialMilliWattHours, timing, reportsSoc, other);
  }
}
