package hitchpost.hal.modbus;

import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.link.LinkHealth;
import hitchpost.hal.link.LinkedDevice;
import java.time.Duration;

/** What every driver on a Modbus has: its turns on the bus, and what the device says of itself. */
public abstract class ModbusPart extends LinkedDevice {
  protected final ModbusDevice device;
  private volatile DeviceInfo info;

  /**
   * A device that is not asked before {@link #start}.
   *
   * @param poll how often it is polled
   */
  protected ModbusPart(
      String name, ModbusBus bus, UnitAddress unit, Priority priority, Duration poll) {
    super(name);
    info = DeviceInfo.at(bus.address() + " unit " + unit.unit());
    device = new ModbusDevice(bus, unit, priority, poll, new Turns());
  }

  /**
   * Makes sure that the right device answers, on the thread of the bus as all that follows.
   *
   * @param address where it is
   * @throws hitchpost.hal.device.DeviceException when another one answers
   */
  protected abstract DeviceInfo identify(Registers registers, String address);

  /** Reads what is to be known at any time. */
  protected abstract void poll(Registers registers);

  /** It cannot be reached any more; it is identified anew before the next poll. */
  protected abstract void lost(String cause);

  @Override
  protected final LinkHealth health() {
    return device.health();
  }

  @Override
  public final DeviceInfo info() {
    return info;
  }

  @Override
  public final void start() {
    device.start();
  }

  private final class Turns implements ModbusDevice.Script {
    @Override
    public void identify(Registers registers) {
      info = ModbusPart.this.identify(registers, info.address());
    }

    @Override
    public void poll(Registers registers) {
      ModbusPart.this.poll(registers);
    }

    @Override
    public void lost(String cause) {
      ModbusPart.this.lost(cause);
    }
  }
}
