package hitchpost.hal.board;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.Cable;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.modbus.Registers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is different from one model of board to another; used on the thread of its bus. */
interface BoardModel {
  /** What any board of this model can do; what {@link #identify} learns may change it. */
  BoardCapabilities capabilities();

  /**
   * Makes sure that this model answers, and changes nothing.
   *
   * @param address of the board, for {@link DeviceInfo}
   * @throws DeviceException when another one answers
   */
  DeviceInfo identify(Registers registers, String address);

  /** Sees to it that a board which restarts gives no power by itself. */
  default void prepare(Registers registers) {}

  /** Looks at everything there is. */
  Seen look(Registers registers);

  /**
   * Has the board offer current and give power when the car asks.
   *
   * @param milliAmperes 0 for neither
   * @param available false opens the contactor at once, under load as well, and shows cars that the
   *     EVSE is out of order, where the board can
   */
  void command(Registers registers, int milliAmperes, boolean available);

  /**
   * What a board shows at one moment.
   *
   * @param power whether its contactor is to be closed, as it says
   * @param offeredMilliAmperes what it was told last, -1 when it does not say
   * @param cable null when it does not read it
   */
  record Seen(
      Pilot pilot,
      boolean power,
      int offeredMilliAmperes,
      @Nullable Cable cable,
      List<DeviceFault> faults) {}
}
