package hitchpost.hal.openevse;

import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.Measurement;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.MeterCapabilities;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.SignedMetering;
import hitchpost.hal.meter.Plausibility;
import hitchpost.hal.openevse.RapiLine.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The energy that an OpenEVSE board counts: measured current times a voltage that most boards take
 * for granted. Not to be billed where calibration is required.
 *
 * <p>The board keeps whole watt-hours of the sessions that are over, and watt-seconds of the
 * present one. When the car leaves it adds the whole watt-hours of the session and forgets the
 * rest, so the register here is the former plus the whole watt-hours of the latter. A board that
 * restarts in mid-session forgets the latter: they are added from then on, until this program ends.
 * A count that falls or leaps otherwise is not believed; should it stay so, the register goes on
 * from where it was.
 */
final class OpenEvseMeter extends OpenEvsePart implements EnergyMeter {
  private static final long MILLI_WATT_HOURS = 1000;
  private static final long WATT_SECONDS_PER_WATT_HOUR = 3600;

  /** The board counts whole watt-hours in 32 bits. */
  private static final long REGISTER_MILLI_WATT_HOURS = (1L << 32) * MILLI_WATT_HOURS;

  /** What no board exceeds: 80 A on three phases. */
  private static final long MOST_WATTS = 60_000;

  private static final int TRIES = 3;

  private volatile MeterSample latest;

  // of the thread of the line
  private long lastRegister;
  private long forgotten;
  private Plausibility plausibility = believingAnything();
  private boolean foundAnew;

  OpenEvseMeter(String name, OpenEvseSession session) {
    super(name, session);
    latest = missing();
    session.every(session.settings().meterPoll(), this::readNow);
  }

  @Override
  public MeterCapabilities capabilities() {
    Found found = session.found();
    var measurands = new ArrayList<Measurand>();
    if (found.ammeter()) {
      measurands.add(Measurand.CURRENT_IMPORT);
    }
    if (found.voltmeter()) {
      measurands.add(Measurand.VOLTAGE);
    }
    return new MeterCapabilities(
        measurands, 1, MILLI_WATT_HOURS, REGISTER_MILLI_WATT_HOURS, session.settings().meterPoll());
  }

  @Override
  public MeterSample latest() {
    return latest.asOf(session.clock().nanos(), session.settings().meterPoll());
  }

  @Override
  public CompletionStage<MeterSample> read(Duration deadline) {
    return session
        .task(this::readNow)
        .orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS)
        .exceptionallyCompose(failed -> CompletableFuture.failedFuture(inOurWords(failed)));
  }

  private static Throwable inOurWords(Throwable failed) {
    return failed instanceof TimeoutException
        ? new DeviceException(Reason.TIMEOUT, "the board did not tell its energy in time", failed)
        : failed;
  }

  @Override
  public Optional<SignedMetering> signed() {
    return Optional.empty();
  }

  /** What can fail is the board, which tells its own faults. */
  @Override
  public void onFault(Consumer<FaultChange> listener) {}

  private MeterSample readNow() {
    for (int tried = 0; tried < TRIES; tried++) {
      boolean before = session.refresh().connected();
      Reply energy = session.ask("GU");
      if (!energy.ok()) {
        // this firmware counts no energy
        return keep(missing());
      }
      // which of the numbers counts depends on whether the session is over
      if (session.refresh().connected() == before) {
        return sample(energy, before).map(this::keep).orElseGet(this::missing);
      }
    }
    return latest();
  }

  private MeterSample keep(MeterSample sample) {
    latest = sample;
    return sample;
  }

  /** What was read, empty when it is not believed. */
  private Optional<MeterSample> sample(Reply energy, boolean inSession) {
    long sessionWattHours = inSession ? energy.number(0) / WATT_SECONDS_PER_WATT_HOUR : 0;
    long counted = (energy.number(1) + sessionWattHours) * MILLI_WATT_HOURS;
    long now = session.clock().nanos();
    if (foundAnew) {
      foundAnew = false;
      plausibility = believingAnything();
      forgotten = Math.max(forgotten, lastRegister - counted);
    }
    switch (plausibility.judge(now, counted)) {
      case BELIEVED -> {}
      case RESET -> forgotten = lastRegister - counted;
      case DOUBTED -> {
        return Optional.empty();
      }
    }
    lastRegister = counted + forgotten;
    return Optional.of(
        new MeterSample(
            session.clock().now(),
            now,
            MeterSample.Quality.GOOD,
            new MeterReading(lastRegister, measurements())));
  }

  private static Plausibility believingAnything() {
    return new Plausibility(
        MOST_WATTS, Plausibility.USUAL_STEP_MILLI_WATT_HOURS, REGISTER_MILLI_WATT_HOURS);
  }

  /** The line was lost, or the board has started anew: what it counts may be less than before. */
  @Override
  public void found(Found found) {
    foundAnew = true;
  }

  private List<Measurement> measurements() {
    Found found = session.found();
    var list = new ArrayList<Measurement>();
    if (found.ammeter() || found.voltmeter()) {
      Reply reply = session.ask("GG");
      if (found.ammeter()) {
        list.add(new Measurement(Measurand.CURRENT_IMPORT, Phase.L1, reply.number(0)));
      }
      if (found.voltmeter()) {
        list.add(new Measurement(Measurand.VOLTAGE, Phase.L1_N, reply.number(1)));
      }
    }
    return list;
  }

  private MeterSample missing() {
    return new MeterSample(
        session.clock().now(), session.clock().nanos(), MeterSample.Quality.MISSING, null);
  }
}
