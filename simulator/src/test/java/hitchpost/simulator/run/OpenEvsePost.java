package hitchpost.simulator.run;

import hitchpost.hal.testing.PortName;
import hitchpost.hal.testing.PythonPeer;
import java.nio.file.Path;
import java.util.List;

/** An OpenEVSE board in a process of its own, with its meter and a reader of cards beside it. */
final class OpenEvsePost implements AutoCloseable {
  final CardReader cards;
  private final PortName port;
  private final PythonPeer board;

  OpenEvsePost(Path folder) {
    port = new PortName(folder, "usb-FTDI_board");
    board = PythonPeer.start("openevse_peer.py", List.of("termios", "tty"));
    port.leadTo(board.heard());
    cards = new CardReader(folder);
  }

  /** As in docs/wiring.md. */
  String file() {
    return """
    hardware:
      buses:
        - {name: board-line, serial: "%s"}
        - {name: card-line, serial: "%s"}
      devices:
        - {name: board, type: openevse, bus: board-line, phases: 1}
        - {name: cards, type: line-rfid, bus: card-line}
    evses:
      - phases: 1
        connectors: [{type: cType1}]
        hardware: {board: board, meter: board.meter, temperatures: [board.temperature]}
    """
        .formatted(port.path(), cards.path());
  }

  void plugCar() {
    board.tell("plug");
  }

  void unplugCar() {
    board.tell("unplug");
  }

  boolean charges() {
    return board.tell("state").contains("closed");
  }

  /** Energy flows. */
  void count(long wattSeconds) {
    board.tell("energy " + wattSeconds);
  }

  /** What the register of the board stands at, in whole watt-hours. */
  long wattHours() {
    String[] told = board.tell("energy").split(" ");
    return Long.parseLong(told[1]) + Long.parseLong(told[0]) / 3_600;
  }

  /** Pulls its line; the board goes on. */
  void unplugLine() {
    board.tell("pull");
    port.vanish();
  }

  /** Puts the line in again; its terminal has another name. */
  void plugLine() {
    port.leadTo(board.tell("put"));
  }

  /** The supply of the board fails for a moment: it knows nothing any more of what it was told. */
  void reboot() {
    board.tell("reboot");
  }

  @Override
  public void close() {
    cards.close();
    board.close();
    port.vanish();
  }
}
