package hitchpost.station.run;

import hitchpost.core.StationConfig;
import hitchpost.core.devicemodel.CustomVariables;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.firmware.FirmwareConfig;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.core.settings.ConnectionSettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.types.Component;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.Evse;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.MutabilityEnum;
import hitchpost.core.types.Variable;
import hitchpost.ocpp16.Catalogue;
import hitchpost.station.certificates.CertificateFiles;
import hitchpost.station.file.ConfigurationKey;
import hitchpost.station.file.EvseSection;
import hitchpost.station.file.FilesSection;
import hitchpost.station.file.Paths;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.file.StationFileException.Problem;
import hitchpost.station.file.StationSection;
import hitchpost.station.file.VariableValue;
import hitchpost.station.transfer.Installer;
import hitchpost.station.transfer.Reach;
import hitchpost.station.transfer.StationMaintenance;
import hitchpost.station.transfer.TransferLimits;
import hitchpost.station.wire.EndpointSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of a station file what its stations are run with. */
public final class StationAssembly {
  /**
   * One station, all but its hardware and its threads.
   *
   * @param section what the file says of it
   */
  public record Assembled(
      StationSection section,
      StationConfig config,
      List<Dialect> dialects,
      EndpointSource endpoints,
      CertificateFiles certificates) {
    public Assembled {
      dialects = List.copyOf(dialects);
    }

    /**
     * Who transfers the files of the station and installs its firmware.
     *
     * @param messages the log of messages, null when there is none
     * @param otherwise installs where the file names no installer
     */
    public MaintenancePort maintenance(@Nullable Path messages, Installer otherwise) {
      List<String> command = section.firmwareUpdate().installer();
      return new StationMaintenance(
          section.stationId(),
          section.storageDirectory(),
          messages,
          certificates::manufacturerRoots,
          certificates::fileTls,
          command.isEmpty() ? otherwise : Installer.command(command),
          TransferLimits.usual(reach()));
    }

    private Reach reach() {
      FilesSection files = section.files();
      return new Reach(besideItsCsms(), files.privateAddresses(), files.plain());
    }

    /** Whether the CSMS is on the machine of the station, as in trials. */
    private boolean besideItsCsms() {
      String host = String.valueOf(section.csms().url().getHost());
      return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
  }

  private final StationFile file;
  private final Instant buildTime;
  private final List<Measurand> offered;
  private final Set<Integer> signing;
  private final List<Problem> problems = new ArrayList<>();

  private StationAssembly(
      StationFile file, Instant buildTime, List<Measurand> offered, Set<Integer> signing) {
    this.file = file;
    this.buildTime = buildTime;
    this.offered = offered;
    this.signing = signing;
  }

  /**
   * Assembles every station of a file.
   *
   * @param source what to call the file in complaints
   * @param buildTime of the program; no time before it is believed
   * @param offered what the meters measure
   * @throws StationFileException with everything that a station cannot be: a key or a variable that
   *     does not take its value, a version that is not spoken, certificates that cannot be used
   */
  public static List<Assembled> of(
      StationFile file, String source, Instant buildTime, List<Measurand> offered) {
    return of(file, source, buildTime, offered, Set.of());
  }

  /**
   * The same for stations with EVSEs whose meters sign by themselves.
   *
   * @param signing the numbers of these EVSEs
   * @throws StationFileException as above
   */
  public static List<Assembled> of(
      StationFile file,
      String source,
      Instant buildTime,
      List<Measurand> offered,
      Set<Integer> signing) {
    var assembly = new StationAssembly(file, buildTime, offered, signing);
    List<Assembled> stations = new ArrayList<>();
    boolean several = file.stations().size() > 1;
    for (int i = 0; i < file.stations().size(); i++) {
      String path = several ? "$.stations[" + i + "]" : "$";
      stations.add(assembly.station(file.stations().get(i), path));
    }
    if (!assembly.problems.isEmpty()) {
      throw new StationFileException(source, assembly.problems);
    }
    return stations;
  }

  private Assembled station(StationSection section, String path) {
    List<EvseSpec> evses =
        section.evses().stream().map(EvseSection::spec).map(this::built).toList();
    var behaviour = section.behaviour();
    var config =
        new StationConfig(
            section.stationId(),
            section.identity(),
            evses,
            settings(section, evses, path),
            behaviour.backOff(),
            buildTime,
            behaviour.remoteStartPicksFreeConnector(),
            behaviour.rejectRemoteStartWithoutConnector(),
            Security.of(section),
            new FirmwareConfig(
                section.firmwareUpdate().reboot(),
                section.firmwareUpdate().keepConnectorsAvailable(),
                section.firmwareUpdate().signedOnly()));
    List<Dialect> dialects = Spoken.dialects(section.ocppVersions(), config);
    int least = section.csms().securityProfile();
    for (int i = 0; i < section.networkProfiles().size(); i++) {
      if (section.networkProfiles().get(i).securityProfile() < least) {
        complain(
            path + ".networkProfiles[" + i + "].securityProfile",
            "is lower than that of csms; a station does not lower its security by itself");
      }
    }
    var endpoints = new Endpoints((where, what) -> complain(path + where, what));
    CertificateFiles certificates = endpoints.certificates(section);
    return new Assembled(
        section, config, dialects, endpoints.of(section, certificates), certificates);
  }

  /** What the file says of an EVSE, and what its real meter can do. */
  private EvseSpec built(EvseSpec spec) {
    return signing.contains(spec.id()) ? spec.signing() : spec;
  }

  /** Factory values: what the file says, key by key, so that every mistake is told. */
  private List<Setting<?>> settings(StationSection section, List<EvseSpec> evses, String path) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (ConfigurationKey key : section.configurationKeys()) {
      String name = key.readOnly() ? "!" + key.name() : key.name();
      try {
        Catalogue.of(evses, offered, Map.of(name, key.value()));
        keys.put(name, key.value());
      } catch (Catalogue.BadKeyValueException e) {
        complain(Paths.field(path + ".configurationKeys", name), String.valueOf(e.getMessage()));
      }
    }
    List<Setting<?>> settings = Spoken.settings(section.ocppVersions(), evses, offered, keys);
    settings.addAll(
        ConnectionSettings.of(
            section.behaviour().backOff(),
            Security.profiles(section).stream().map(ConnectionProfile::slot).toList()));
    Security.preset(settings, section);
    for (int i = 0; i < section.variables().size(); i++) {
      apply(settings, section.variables().get(i), path + ".variables[" + i + "]");
    }
    return settings;
  }

  /** Sets a variable that this station has; another one it has from now on. */
  private void apply(List<Setting<?>> settings, VariableValue value, String path) {
    DataEnum type = DataEnum.STRING;
    for (int i = 0; i < settings.size(); i++) {
      Setting<?> setting = settings.get(i);
      if (isNamed(setting, value)) {
        if (setting.attribute() == value.attribute()) {
          settings.set(i, withFactory(setting, value.value(), path));
          return;
        }
        type = setting.codec().characteristics().dataType();
      }
    }
    settings.addAll(custom(value, value.dataType() == null ? type : value.dataType(), path));
  }

  private List<Setting<?>> custom(VariableValue value, DataEnum type, String path) {
    var setting =
        CustomVariables.setting(
            component(value),
            variable(value),
            value.attribute(),
            value.mutability() == null ? MutabilityEnum.READ_WRITE : value.mutability(),
            type,
            value.value());
    if (setting.isEmpty()) {
      complain(path + ".value", "is no value of the type " + type.wire());
    }
    return setting.stream().toList();
  }

  private static boolean isNamed(Setting<?> setting, VariableValue value) {
    return setting.component().equals(component(value))
        && setting.variable().equals(variable(value));
  }

  private static Component component(VariableValue value) {
    Integer evse = value.evse();
    return new Component(
        value.component(),
        value.componentInstance(),
        evse == null ? null : new Evse(evse, value.connector()));
  }

  private static Variable variable(VariableValue value) {
    return new Variable(value.variable(), value.variableInstance());
  }

  private <T> Setting<T> withFactory(Setting<T> setting, String text, String path) {
    var value = setting.codec().parse(text);
    if (value.isEmpty()) {
      complain(path + ".value", setting.id() + " does not take \"" + text + "\"");
      return setting;
    }
    return setting.withFactory(value.get());
  }

  private void complain(String path, String message) {
    problems.add(file.problem(path, message));
  }
}
