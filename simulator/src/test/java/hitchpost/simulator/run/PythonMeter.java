package hitchpost.simulator.run;

import hitchpost.hal.testing.ModbusPeer;

/** Holding registers by pymodbus, in a process of its own. */
final class PythonMeter implements MeterRegisters {
  private static final int UNIT = 1;
  private static final String TABLE = "holding";

  private final ModbusPeer peer;

  /**
   * A meter.
   *
   * @param blocks its registers, each a JSON object of addresses and what they hold
   */
  PythonMeter(String... blocks) {
    String registers = String.join("", blocks).replace("}{", ", ");
    peer = ModbusPeer.tcp("{\"%d\": {\"%s\": %s}}".formatted(UNIT, TABLE, registers));
  }

  @Override
  public String address() {
    return "127.0.0.1:" + peer.port();
  }

  @Override
  public void set(int address, long value, int words) {
    peer.set(UNIT, TABLE, address, Registers.of(value, words));
  }

  @Override
  public int get(int address) {
    return peer.get(UNIT, TABLE, address);
  }

  /** As a power cut does. */
  void kill() {
    peer.kill();
  }

  @Override
  public void close() {
    peer.close();
  }
}
