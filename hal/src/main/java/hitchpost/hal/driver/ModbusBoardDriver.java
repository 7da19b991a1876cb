package hitchpost.hal.driver;

import hitchpost.hal.board.BoardType;
import hitchpost.hal.board.BoardWiring;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.HalClock;
import java.util.List;
import java.util.Set;

/** Boards that are told by Modbus. */
record ModbusBoardDriver(BoardType board, String type, String summary) implements Driver {
  /** How all of them talk when they are new, where they talk on a serial line. */
  private static final String USUAL_LINE = "9600 8N1";

  /** How to know such a board. */
  Candidate candidate() {
    return new Candidate(type, USUAL_LINE, board.usualUnit(), board.rest(), board::recognise);
  }

  @Override
  public Set<BusSpec.Kind> buses() {
    return Set.of(BusSpec.Kind.SERIAL, BusSpec.Kind.TCP);
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.number("unit", 0, 255, board.usualUnit(), "its number on the bus"),
        Option.flag("socket", false, "a socket for loose cables; otherwise a fixed cable"),
        Option.number("maxAmperes", 6, 80, 16, "most that its wiring bears"),
        Option.number("phases", 1, 3, 3, "how many phases it switches"));
  }

  @Override
  public List<Device> open(DeviceSpec spec, Means means) {
    var wiring =
        new BoardWiring(
            spec.flag("socket"), spec.number("maxAmperes") * 1_000, spec.number("phases"));
    return List.of(
        board.board(
            spec.name(),
            ModbusLines.modbus(spec, spec.number("unit"), USUAL_LINE, means),
            spec.number("unit"),
            wiring,
            HalClock.SYSTEM));
  }
}
