package hitchpost.hal.board;

import hitchpost.hal.contract.BoardRig;
import hitchpost.hal.contract.Contracts;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.testing.ContractTests;
import hitchpost.hal.testing.ModbusPeer;
import hitchpost.hal.testing.ModbusSite;
import hitchpost.hal.testing.PeerRig;
import hitchpost.hal.testing.SteppedClock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The boards that are told by Modbus keep to the contract, each against pymodbus. The rests that
 * they let a device have take no time.
 */
class ModbusContractTest {
  private static final int MOST_RIGS = 60;

  private @Nullable ModbusPeer peer;
  private int used;

  @AfterEach
  void stop() {
    if (peer != null) {
      peer.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> evseDin() {
    return contract(BoardType.EVSE_DIN);
  }

  @TestFactory
  Stream<DynamicTest> phoenixEm() {
    return contract(BoardType.PHOENIX_EM);
  }

  @TestFactory
  Stream<DynamicTest> terraAc() {
    return contract(BoardType.TERRA_AC);
  }

  private Stream<DynamicTest> contract(BoardType type) {
    peer = ModbusPeer.tcp(units(BoardUnits.of(type)));
    return ContractTests.of(Contracts.ofBoard(() -> new Board(type, unused(type))));
  }

  /** As many boards as there may be checks. */
  private static String units(String unit) {
    return IntStream.rangeClosed(1, MOST_RIGS)
        .mapToObj(number -> "\"" + number + "\": " + unit)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private ModbusSite<EvseBoard> unused(BoardType type) {
    int unit = ++used;
    var clock = new SteppedClock();
    return new ModbusSite<>(
        peer,
        unit,
        clock,
        bus -> type.board("board", bus, unit, new BoardWiring(true, 32_000, 3), clock));
  }

  private static final class Board extends PeerRig<EvseBoard, ModbusSite<EvseBoard>>
      implements BoardRig {
    private final BoardType type;

    Board(BoardType type, ModbusSite<EvseBoard> site) {
      super(site, site.device());
      this.type = type;
    }

    @Override
    public void plugCar() {
      peer.car("C");
    }

    @Override
    public void unplugCar() {
      peer.car("A");
    }

    @Override
    public boolean powered() {
      return switch (type) {
        case EVSE_DIN -> peer.get("holding", 1002) == 3;
        case PHOENIX_EM -> peer.get("input", 100) == 'C';
        case TERRA_AC -> peer.get("holding", 0x400D) >> 8 == 4;
      };
    }

    @Override
    public int offeredMilliAmperes() {
      return switch (type) {
        case EVSE_DIN -> peer.get("holding", 1001) * 1_000;
        case PHOENIX_EM -> peer.get("coils", 400) == 0 ? 0 : peer.get("holding", 300) * 1_000;
        case TERRA_AC -> peer.get("holding", 0x400E) << 16 | peer.get("holding", 0x400F);
      };
    }
  }
}
