package hitchpost.hal.testing;

import hitchpost.hal.contract.DeviceRig;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.HalClock;

/** What the rigs of all devices that have a peer have in common. */
public abstract class PeerRig<D extends Device, P extends Pluggable> implements DeviceRig<D> {
  protected final P peer;
  private final D device;

  protected PeerRig(P peer, D device) {
    this.peer = peer;
    this.device = device;
  }

  @Override
  public final D device() {
    return device;
  }

  @Override
  public final HalClock clock() {
    return peer.clock();
  }

  @Override
  public final void unplugLink() {
    peer.unplugLink();
  }

  @Override
  public final void plugLink() {
    peer.plugLink();
  }

  @Override
  public final void close() {
    peer.close();
  }
}
