package hitchpost.simulator.ports;

import hitchpost.hal.device.TemperatureSensor;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sensor at the contacts of a simulated plug, which the current heats: 30 K at 32 A, two thirds
 * of the way in ten minutes.
 */
final class SimulatedTemperature extends SimulatedPart implements TemperatureSensor {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration BELIEVED = Duration.ofSeconds(5);
  private static final double KELVIN = 30;
  private static final double AT_MILLI_AMPERES = 32_000;
  private static final double INERTIA_NANOS = Duration.ofMinutes(10).toNanos();
  private static final int MILD = 200;

  private int surroundings = MILD;
  private double deciCelsius = MILD;
  private boolean broken;
  private long movedNanos;
  private long readNanos;
  private volatile @Nullable Temperature latest;

  SimulatedTemperature(SimulatedBoard board) {
    super(board, "temperature");
    movedNanos = loop.nanos();
    readNanos = movedNanos - POLL.toNanos();
  }

  /** Brings it into a bath, so that it has that temperature at once. */
  void bathe(int bathDeciCelsius) {
    surroundings = bathDeciCelsius;
    deciCelsius = bathDeciCelsius;
  }

  /** Its wire breaks. */
  void tear() {
    broken = true;
  }

  @Override
  public Optional<Temperature> latest() {
    return Optional.ofNullable(latest)
        .filter(read -> loop.nanos() - read.nanos() <= BELIEVED.toNanos());
  }

  @Override
  void look(long now) {
    double share = board.milliAmperes() / AT_MILLI_AMPERES;
    double goal = surroundings + 10 * KELVIN * share * share;
    deciCelsius = goal + (deciCelsius - goal) * Math.exp(-(now - movedNanos) / INERTIA_NANOS);
    movedNanos = now;
    if (board.reached() && !broken && now - readNanos >= POLL.toNanos()) {
      readNanos = now;
      latest = new Temperature((int) Math.round(deciCelsius), now);
    }
  }
}
