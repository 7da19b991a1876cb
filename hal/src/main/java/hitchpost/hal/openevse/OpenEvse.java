package hitchpost.hal.openevse;

import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.TemperatureSensor;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.SerialSettings;

/**
 * An OpenEVSE board on a serial line, and the parts on it. All of them share the line, which the
 * board opens when it is started and closes with itself.
 */
public final class OpenEvse {
  /** How a board sends. */
  public static final SerialSettings LINE = SerialSettings.of(115_200);

  private final OpenEvseBoard board;
  private final OpenEvseMeter meter;
  private final OpenEvseLock lock;
  private final OpenEvseTemperature temperature;

  /**
   * A board that has not been started.
   *
   * @param name of the board; its parts are called {@code NAME.meter}, {@code NAME.lock} and {@code
   *     NAME.temperature}
   */
  public OpenEvse(String name, LinkSource source, HalClock clock, OpenEvseSettings settings) {
    var session = new OpenEvseSession(source, clock, settings);
    board = new OpenEvseBoard(name, session);
    meter = new OpenEvseMeter(name + ".meter", session);
    lock = new OpenEvseLock(name + ".lock", session);
    temperature = new OpenEvseTemperature(name + ".temperature", session);
  }

  public EvseBoard board() {
    return board;
  }

  /** What the board counts by itself; not to be billed where calibration is required. */
  public EnergyMeter meter() {
    return meter;
  }

  /** For boards with a socket and a lock. */
  public ConnectorLock lock() {
    return lock;
  }

  public TemperatureSensor temperature() {
    return temperature;
  }
}
