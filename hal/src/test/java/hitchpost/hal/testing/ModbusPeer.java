package hitchpost.hal.testing;

import java.util.List;

/** Modbus slaves by pymodbus, on the far end of a line or behind a TCP port of their own. */
public final class ModbusPeer implements AutoCloseable {
  private static final List<String> MODULES = List.of("pymodbus", "serial");

  private final PythonPeer peer;
  private final int port;

  private ModbusPeer(PythonPeer peer, String units) {
    this.peer = peer;
    this.port = Integer.parseInt(peer.tell(units).split(" ")[1]);
  }

  /**
   * On a serial line.
   *
   * @param path what it opens
   * @param units JSON, see modbus_peer.py
   */
  public static ModbusPeer serial(String path, String units) {
    return new ModbusPeer(
        PythonPeer.start("modbus_peer.py", MODULES, "rtu", path, "115200"), oneLine(units));
  }

  /** On 127.0.0.1. */
  public static ModbusPeer tcp(String units) {
    return new ModbusPeer(PythonPeer.start("modbus_peer.py", MODULES, "tcp"), oneLine(units));
  }

  private static String oneLine(String json) {
    return json.replace('\n', ' ');
  }

  /** Where it listens, 0 on a serial line. */
  public int port() {
    return port;
  }

  /** Changes registers, as the device itself would. */
  public void set(int unit, String table, int address, int... words) {
    var line = new StringBuilder("set " + unit + " " + table + " " + address);
    for (int word : words) {
      line.append(' ').append(word);
    }
    peer.tell(line.toString());
  }

  /** What a register holds. */
  public int get(int unit, String table, int address) {
    return Integer.parseInt(peer.tell("get " + unit + " " + table + " " + address));
  }

  /** The car at a board: {@code A} gone, {@code B} connected, {@code C} wants to charge. */
  public void car(int unit, String state) {
    peer.tell("car " + unit + " " + state);
  }

  /** Restarts a board. */
  public void reboot(int unit) {
    peer.tell("reboot " + unit);
  }

  /** As a power cut does. */
  public void kill() {
    peer.kill();
  }

  @Override
  public void close() {
    peer.close();
  }
}
