package hitchpost.station.file;

/**
 * How a firmware update goes.
 *
 * @param reboot whether the station reboots after a successful installation
 * @param keepConnectorsAvailable whether connectors stay available while installing
 */
public record FirmwareUpdateSection(boolean reboot, boolean keepConnectorsAvailable) {}
