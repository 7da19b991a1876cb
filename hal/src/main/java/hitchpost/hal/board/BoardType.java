package hitchpost.hal.board;

import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.modbus.ModbusBus;
import hitchpost.hal.modbus.Registers;
import hitchpost.hal.modbus.UnitAddress;
import java.time.Duration;

/** The boards that are told by Modbus. */
public enum BoardType {
  /** EVSE-WB-DIN, also called Simple-EVSE; it needs 100 ms between two requests. */
  EVSE_DIN(1, Duration.ofMillis(100)),
  /** Phoenix Contact EM-CP-PP-ETH. */
  PHOENIX_EM(180, Duration.ZERO),
  /** ABB Terra AC. */
  TERRA_AC(1, Duration.ZERO);

  private static final Duration POLL = Duration.ofMillis(200);

  private final int usualUnit;
  private final Duration rest;

  BoardType(int usualUnit, Duration rest) {
    this.usualUnit = usualUnit;
    this.rest = rest;
  }

  /** Its number on the bus when it is new. */
  public int usualUnit() {
    return usualUnit;
  }

  /**
   * A board of this type, looked at five times a second once it is started.
   *
   * @param unit its number on the bus
   */
  public EvseBoard board(String name, ModbusBus bus, int unit, BoardWiring wiring, HalClock clock) {
    return new ModbusBoard(name, model(wiring), bus, new UnitAddress(unit, rest), POLL, clock);
  }

  /** Between two requests. */
  public Duration rest() {
    return rest;
  }

  /**
   * What such a board says of itself; nothing is changed by the question.
   *
   * @throws hitchpost.hal.device.DeviceException when another device answers, or none
   */
  public DeviceInfo recognise(Registers registers) {
    return model(new BoardWiring(false, CurrentOffer.LEAST_MILLI_AMPERES, 1))
        .identify(registers, "");
  }

  BoardModel model(BoardWiring wiring) {
    return switch (this) {
      case EVSE_DIN -> new EvseDin(wiring);
      case PHOENIX_EM -> new PhoenixEm(wiring);
      case TERRA_AC -> new TerraAc(wiring);
    };
  }
}
