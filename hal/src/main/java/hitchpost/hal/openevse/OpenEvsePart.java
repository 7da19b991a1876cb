package hitchpost.hal.openevse;

import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.device.LinkState;
import java.util.function.Consumer;

/**
 * What all parts of one board have in common: its line, which the board itself opens and closes.
 */
abstract class OpenEvsePart implements Device, OpenEvseSession.Listener {
  final OpenEvseSession session;
  private final String name;

  OpenEvsePart(String name, OpenEvseSession session) {
    this.name = name;
    this.session = session;
    session.listen(this);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DeviceInfo info() {
    String firmware = session.found().firmware();
    return firmware.isEmpty()
        ? DeviceInfo.at(session.address())
        : new DeviceInfo("OpenEVSE", "OpenEVSE", "", firmware, session.address());
  }

  @Override
  public LinkState link() {
    return session.health().state();
  }

  @Override
  public void onLink(Consumer<LinkState> listener) {
    session.health().listen(listener);
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
