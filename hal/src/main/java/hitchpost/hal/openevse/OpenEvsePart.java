package hitchpost.hal.openevse;

import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.link.LinkHealth;
import hitchpost.hal.link.LinkedDevice;

/**
 * What all parts of one board have in common: its line, which the board itself opens and closes.
 */
abstract class OpenEvsePart extends LinkedDevice implements OpenEvseSession.Listener {
  final OpenEvseSession session;

  OpenEvsePart(String name, OpenEvseSession session) {
    super(name);
    this.session = session;
    session.listen(this);
  }

  @Override
  public DeviceInfo info() {
    String firmware = session.found().firmware();
    return firmware.isEmpty()
        ? DeviceInfo.at(session.address())
        : new DeviceInfo("OpenEVSE", "OpenEVSE", "", firmware, session.address());
  }

  @Override
  protected LinkHealth health() {
    return session.health();
  }

  @Override
  public void start() {
    session.start();
  }

  /** The line belongs to the board, and is closed with it. */
  @Override
  public void close() {}

  @Override
  public void found(Found found) {}

  @Override
  public void seen(BoardStatus status) {}

  @Override
  public void rebooted(String cause) {}
}
