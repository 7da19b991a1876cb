package hitchpost.station.file;

import java.util.List;

/**
 * How a firmware update goes.
 *
 * @param reboot whether the station reboots after a successful installation
 * @param keepConnectorsAvailable whether connectors stay available while installing
 * @param signedOnly whether firmware without a signature is refused
 * @param installer the command that installs an image, whose path is appended; empty for none
 */
public record FirmwareUpdateSection(
    boolean reboot, boolean keepConnectorsAvailable, boolean signedOnly, List<String> installer) {
  public FirmwareUpdateSection {
    installer = List.copyOf(installer);
  }
}
