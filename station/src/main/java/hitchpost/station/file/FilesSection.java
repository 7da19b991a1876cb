package hitchpost.station.file;

/**
 * Where a CSMS may send the station for firmware, and with its logs.
 *
 * @param plain whether files may travel unencrypted, by HTTP and FTP
 * @param privateAddresses whether servers may have addresses of private networks
 */
public record FilesSection(boolean plain, boolean privateAddresses) {}
