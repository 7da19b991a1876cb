package hitchpost.simulator.ports;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.loop.VirtualLoop;
import hitchpost.hal.testing.Pluggable;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.HardwareSnapshot.EvseState;
import hitchpost.simulator.hardware.Stimulus;
import java.util.List;

/** A simulated EVSE with a socket, in virtual time. */
class SimulatedSite implements Pluggable {
  private static final EvseSpec SPEC =
      new EvseSpec(1, 3, 32_000, 230, List.of(new ConnectorSpec(1, "sType2", false)));

  final VirtualLoop loop = new VirtualLoop();
  final SimulatedBoard board =
      new SimulatedBoard("sim", EvseSetup.of(SPEC).withRegister(1_000_000), loop);

  void stimulate(Stimulus stimulus) {
    board.stimulate(stimulus);
  }

  EvseState state() {
    return board.snapshot().evses().getFirst();
  }

  <D extends Device> D part(String name, Class<D> type) {
    return board.part(name, type);
  }

  @Override
  public HalClock clock() {
    return loop.passing();
  }

  @Override
  public void unplugLink() {
    board.pull(true);
  }

  @Override
  public void plugLink() {
    board.pull(false);
  }

  @Override
  public void close() {
    board.close();
  }
}
