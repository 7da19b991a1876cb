package hitchpost.hal.modbus;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.link.LinkLostException;

/**
 * The registers of one device, for work on the thread of its bus. Numbers are unsigned and
 * addresses count from 0. All of it throws {@link DeviceException} when the device does not answer
 * or refuses ({@link ModbusException}), and {@link LinkLostException} when the line is gone.
 */
public interface Registers {
  /**
   * Reads registers.
   *
   * @param count 1 to 125
   */
  int[] read(Table table, int address, int count);

  /** Reads one register. */
  default int read(Table table, int address) {
    return read(table, address, 1)[0];
  }

  /** Writes one register, function 6. */
  void write(int address, int value);

  /**
   * Writes registers, function 16.
   *
   * @param values 1 to 123 of them
   */
  void writeAll(int address, int... values);

  /** Reads one coil. */
  boolean readCoil(int address);

  /** Writes one coil. */
  void writeCoil(int address, boolean on);
}
