package hitchpost.simulator.run;

import java.io.IOException;

/** The registers of an emulated meter behind Modbus TCP. */
interface MeterRegisters extends AutoCloseable {
  /** Where it listens, {@code HOST:PORT}. */
  String address();

  /** Sets some registers, the highest word first. */
  void set(int address, long value, int words);

  /** What a register holds. */
  int get(int address);

  @Override
  void close() throws IOException;
}
