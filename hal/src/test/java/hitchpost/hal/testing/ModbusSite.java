package hitchpost.hal.testing;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.TcpLink;
import hitchpost.hal.modbus.ModbusBus;
import java.time.Duration;
import java.util.function.Function;

/** One unit of a peer, on a connection of its own that can be pulled. */
public final class ModbusSite<D extends Device> implements Pluggable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ModbusPeer peer;
  private final int unit;
  private final Gate gate;
  private final ModbusBus bus;
  private final D device;

  /**
   * A unit and its driver.
   *
   * @param clock of the driver
   * @param driver makes it on a bus
   */
  public ModbusSite(ModbusPeer peer, int unit, HalClock clock, Function<ModbusBus, D> driver) {
    this.peer = peer;
    this.unit = unit;
    gate = new Gate(() -> TcpLink.at("127.0.0.1", peer.port()));
    bus = ModbusBus.tcp(gate, PATIENCE, clock);
    device = driver.apply(bus);
  }

  public D device() {
    return device;
  }

  /** What a register of the unit holds. */
  public int get(String table, int address) {
    return peer.get(unit, table, address);
  }

  /** Changes registers of the unit. */
  public void set(String table, int address, int... words) {
    peer.set(unit, table, address, words);
  }

  /** See {@link ModbusPeer#car}. */
  public void car(String state) {
    peer.car(unit, state);
  }

  @Override
  public void unplugLink() {
    gate.pull();
  }

  @Override
  public void plugLink() {
    gate.putBack();
  }

  @Override
  public void close() {
    device.close();
    bus.close();
  }
}
