package hitchpost.station.file;

import hitchpost.core.Identity;
import java.nio.file.Path;
import java.util.List;

/**
 * One station. Everything that a CSMS can change is a factory value: it counts while storage has no
 * value of its own.
 *
 * @param ocppVersions offered in this order; at least one
 * @param evses numbered 1, 2, 3, ... in this order
 * @param networkProfiles in the order of their initial priority; empty when {@code csms} is the
 *     only one
 * @param storageDirectory need not exist
 */
public record StationSection(
    String stationId,
    List<OcppVersion> ocppVersions,
    CsmsSection csms,
    Identity identity,
    List<EvseSection> evses,
    List<ConfigurationKey> configurationKeys,
    List<VariableValue> variables,
    List<NetworkProfile> networkProfiles,
    TlsSection tls,
    BehaviourSection behaviour,
    FirmwareUpdateSection firmwareUpdate,
    FilesSection files,
    HardwareSection hardware,
    Path storageDirectory) {
  public StationSection {
    ocppVersions = List.copyOf(ocppVersions);
    evses = List.copyOf(evses);
    configurationKeys = List.copyOf(configurationKeys);
    variables = List.copyOf(variables);
    networkProfiles = List.copyOf(networkProfiles);
  }

  /** Whether the file names real hardware. */
  public boolean onHardware() {
    return !hardware.devices().isEmpty()
        || evses.stream().anyMatch(evse -> evse.hardware() != null);
  }
}
