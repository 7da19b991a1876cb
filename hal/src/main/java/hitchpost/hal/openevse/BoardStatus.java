package hitchpost.hal.openevse;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a board says of itself in {@code $AT} and in its answer to {@code GS}.
 *
 * @param state what the board does: a state of the pilot, a fault, asleep or disabled
 * @param flags bits that go with it
 */
record BoardStatus(int state, int flags) {
  static final int UNKNOWN = 0x00;
  static final int SLEEPING = 0xFE;
  static final int DISABLED = 0xFF;

  private static final int VENTILATION = 0x04;
  private static final int RELAY_CLOSED = 0x0040;
  private static final int EV_CONNECTED = 0x0100;
  private static final int BOOT_LOCK = 0x4000;

  /** The status in a {@code $AT}, empty for every other frame. */
  static Optional<BoardStatus> ofNotice(RapiFrame frame) {
    return frame.name().equals("AT") ? of(frame.parameters()) : Optional.empty();
  }

  /** The status in the answer to {@code GS}, empty when it is none. */
  static Optional<BoardStatus> ofReply(List<String> parameters) {
    return of(parameters);
  }

  /** Both say the state first and the flags fourth. */
  private static Optional<BoardStatus> of(List<String> parameters) {
    try {
      return parameters.size() < 4
          ? Optional.empty()
          : Optional.of(
              new BoardStatus(
                  HexFormat.fromHexDigits(parameters.getFirst()),
                  HexFormat.fromHexDigits(parameters.get(3))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the board has closed its relay, as far as it knows. */
  boolean relayClosed() {
    return (flags & RELAY_CLOSED) != 0;
  }

  /** Whether a car is plugged in; while disabled the board cannot see it and says what was. */
  boolean connected() {
    return (flags & EV_CONNECTED) != 0;
  }

  /** Whether the board waits after its start until somebody lets it work. */
  boolean bootLocked() {
    return (flags & BOOT_LOCK) != 0;
  }

  boolean faulty() {
    return state >= VENTILATION && state < SLEEPING;
  }

  /**
   * State of the pilot, empty while the board does not know it. Asleep or with a fault it only
   * tells whether there is a car, which cannot be asking for current unless the relay is still
   * closed.
   */
  Optional<Pilot> pilot() {
    return switch (state) {
      case UNKNOWN -> Optional.empty();
      case 0x01 -> Optional.of(Pilot.A);
      case 0x02 -> Optional.of(Pilot.B);
      case 0x03 -> Optional.of(Pilot.C);
      case VENTILATION -> Optional.of(Pilot.D);
      case DISABLED -> Optional.of(Pilot.F);
      default -> Optional.of(!connected() ? Pilot.A : relayClosed() ? Pilot.C : Pilot.B);
    };
  }

  /** What is wrong, empty for nothing. */
  Optional<DeviceFault> fault() {
    return switch (state) {
      case VENTILATION -> fault(DeviceFaultCode.VENTILATION, "car wants ventilation");
      case 0x05 -> fault(DeviceFaultCode.DIODE, "no diode in the car's pilot");
      case 0x06 -> fault(DeviceFaultCode.RESIDUAL_CURRENT, "residual current");
      case 0x07 -> fault(DeviceFaultCode.PROTECTIVE_EARTH, "no protective earth");
      case 0x08 -> fault(DeviceFaultCode.CONTACTOR_WELDED, "relay does not open");
      case 0x09 -> fault(DeviceFaultCode.RESIDUAL_CURRENT_SELF_TEST, "GFI self-test failed");
      case 0x0A -> fault(DeviceFaultCode.OVER_TEMPERATURE, "board too hot");
      case 0x0B -> fault(DeviceFaultCode.OVER_CURRENT, "car draws more than is offered");
      case 0x0E -> fault(DeviceFaultCode.CONTACTOR_NOT_CLOSING, "relay does not close");
      default -> faulty() ? fault(DeviceFaultCode.BOARD, "board tells a fault") : Optional.empty();
    };
  }

  private Optional<DeviceFault> fault(DeviceFaultCode code, String text) {
    return Optional.of(
        DeviceFault.of(code, text, "state " + HexFormat.of().toHexDigits((byte) state)));
  }
}
