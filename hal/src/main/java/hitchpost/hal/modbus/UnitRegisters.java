package hitchpost.hal.modbus;

import hitchpost.hal.device.DeviceException;
import java.time.Duration;

/** The registers of one unit, on the wire that its bus has at the moment. */
final class UnitRegisters implements Registers {
  private static final int COILS = 1;

  /** All that is asked here may be asked twice without harm. */
  private static final int TRIES = 2;

  /** Of a unit that is silent, so that the others on its line wait for it no longer than needed. */
  private static final int TRIES_WHILE_SILENT = 1;

  private final Wire wire;
  private final UnitAddress address;
  private boolean used;
  private long lastNanos;
  private boolean silent;

  UnitRegisters(Wire wire, UnitAddress address) {
    this.wire = wire;
    this.address = address;
  }

  @Override
  public int[] read(Table table, int at, int count) {
    byte[] data = ask(Request.readRegisters(table, at, count));
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = (data[2 * i] & 0xFF) << 8 | data[2 * i + 1] & 0xFF;
    }
    return values;
  }

  @Override
  public void write(int at, int value) {
    ask(Request.writeRegister(at, value));
  }

  @Override
  public void writeAll(int at, int... values) {
    ask(Request.writeRegisters(at, values));
  }

  @Override
  public boolean readCoil(int at) {
    return (ask(Request.readBits(COILS, at, 1))[0] & 1) == 1;
  }

  @Override
  public void writeCoil(int at, boolean on) {
    ask(Request.writeCoil(at, on));
  }

  private byte[] ask(Request request) {
    for (int left = silent ? TRIES_WHILE_SILENT : TRIES; ; left--) {
      rest();
      try {
        byte[] answer = wire.exchange(address.unit(), request);
        silent = false;
        return request.data(answer);
      } catch (ModbusException refused) {
        throw refused;
      } catch (DeviceException failed) {
        if (left <= 1) {
          silent = true;
          throw failed;
        }
      } finally {
        used = true;
        lastNanos = wire.clock().nanos();
      }
    }
  }

  private void rest() {
    Duration left = left();
    while (used && left.isPositive()) {
      wire.clock().park(left);
      left = left();
    }
  }

  @Override
  public String toString() {
    return "unit " + address.unit();
  }

  private Duration left() {
    return address.rest().minus(wire.clock().since(lastNanos));
  }
}
