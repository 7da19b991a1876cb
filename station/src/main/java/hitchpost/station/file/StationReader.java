package hitchpost.station.file;

import hitchpost.core.Identity;
import hitchpost.hal.driver.Drivers;
import hitchpost.station.disk.PlainName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one station. */
final class StationReader {
  private static final List<OcppVersion> VERSIONS = List.of(OcppVersion.values());
  static final int MAX_EVSES = 64;
  private static final int MAX_KEYS = 500;
  private static final int MAX_NETWORK_PROFILES = 20;

  /** What OCPP 2.0.1 allows in an identity (part 4, 3.1.1, type identifierString). */
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9*_=:+|@.-]*");

  private static final List<String> INTERFACES =
      List.of(
          "Wired0",
          "Wired1",
          "Wired2",
          "Wired3",
          "Wireless0",
          "Wireless1",
          "Wireless2",
          "Wireless3");

  private final Fields fields;
  private final Path folder;
  private final Supplier<Drivers> drivers;

  StationReader(Fields fields, Path folder, Supplier<Drivers> drivers) {
    this.fields = fields;
    this.folder = folder;
    this.drivers = drivers;
  }

  /** The station that has the whole file; whoever reads the rest of it refuses other fields. */
  StationSection readAlone() {
    return read(Path.of("data"));
  }

  /** One station of a list; by default each has a directory of its own. */
  StationSection readOneOfSeveral() {
    @Nullable String id = fields.text("stationId", 255);
    return read(Path.of("data", id == null ? "unnamed" : PlainName.of(id)));
  }

  private StationSection read(Path defaultStorage) {
    List<OcppVersion> versions = versions();
    Fields tlsFields = fields.object("tls");
    TlsSection tls = tls(tlsFields);
    boolean certified = tls.clientCertificates() != null;
    if (fields.recorded()) {
      fields.needs("csms");
    }
    Fields csmsFields = fields.object("csms");
    CsmsSection csms = CsmsReader.read(csmsFields, certified);
    List<NetworkProfile> networkProfiles = networkProfiles(csms, certified);
    CsmsReader.checkPassword(csmsFields, csms, networkProfiles);
    checkClientCertificates(tlsFields, csms, networkProfiles);
    String stationId = stationId(versions, csms);
    var hardwareReader =
        new HardwareReader(fields.has("hardware") ? drivers.get() : new Drivers(List.of()), folder);
    HardwareSection hardware = hardwareReader.read(fields.object("hardware"));
    List<EvseSection> evses = evses(hardwareReader);
    return new StationSection(
        stationId,
        versions,
        csms,
        identity(versions),
        evses,
        configurationKeys(),
        new VariableReader(evses).read(fields),
        networkProfiles,
        tls,
        BehaviourReader.read(fields.object("behaviour")),
        firmwareUpdate(),
        files(csms),
        hardware,
        storage(defaultStorage));
  }

  private String stationId(List<OcppVersion> versions, CsmsSection csms) {
    boolean modern = versions.contains(OcppVersion.V2_0_1);
    String id = fields.neededText("stationId", modern ? 48 : 255);
    if (modern && !IDENTIFIER.matcher(id).matches()) {
      fields.complain(
          "stationId", "may have only letters, digits and * - _ = : + | @ . in OCPP 2.0.1");
    }
    if (csms.password() != null && id.contains(":")) {
      fields.complain("stationId", "may have no colon: basic authentication cannot carry one");
    }
    return id;
  }

  private List<OcppVersion> versions() {
    if (!fields.has("ocppVersions")) {
      return List.of(OcppVersion.V1_6);
    }
    Set<OcppVersion> versions = new LinkedHashSet<>();
    List<@Nullable String> texts = fields.texts("ocppVersions", 10);
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      OcppVersion version = text == null ? null : Fields.choose(text, VERSIONS, OcppVersion::text);
      if (version != null && !versions.add(version)) {
        fields.complain("ocppVersions", i, "is named twice");
      } else if (version == null && text != null) {
        List<String> known = VERSIONS.stream().map(OcppVersion::text).toList();
        fields.complain("ocppVersions", i, Fields.mischoice(text, "a version of OCPP", known));
      }
    }
    if (texts.isEmpty()) {
      fields.complain("ocppVersions", "names no version");
    }
    return List.copyOf(versions);
  }

  private Identity identity(List<OcppVersion> versions) {
    Fields of = fields.object("identity");
    // OCPP 1.6, BootNotification.req: 20 characters; OCPP 2.0.1: vendor 50, model 20.
    int vendorLength = versions.contains(OcppVersion.V1_6) ? 20 : 50;
    @Nullable String vendor = of.text("vendor", vendorLength);
    @Nullable String model = of.text("model", 20);
    var identity =
        new Identity(
            vendor == null ? "Hitchpost" : vendor,
            model == null ? (fields.has("hardware") ? "Station" : "Simulator") : model,
            of.text("serialNumber", 25),
            of.text("chargeBoxSerialNumber", 25),
            of.text("firmwareVersion", 50),
            of.text("iccid", 20),
            of.text("imsi", 20),
            of.text("meterType", 25),
            of.text("meterSerialNumber", 25));
    of.refuseOthers();
    return identity;
  }

  private List<EvseSection> evses(HardwareReader hardware) {
    if (!fields.needs("evses")) {
      return List.of();
    }
    List<EvseSection> evses = new ArrayList<>();
    for (Fields of : fields.objects("evses", MAX_EVSES)) {
      evses.add(new EvseReader(of, hardware).read(evses.size() + 1));
    }
    if (evses.isEmpty()) {
      fields.complain("evses", "has no EVSE");
    }
    return evses;
  }

  private List<ConfigurationKey> configurationKeys() {
    Fields of = fields.object("configurationKeys");
    List<ConfigurationKey> keys = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String written : of.names()) {
      boolean readOnly = written.startsWith("!");
      String name = readOnly ? written.substring(1) : written;
      @Nullable String value = of.anyText(written, 500);
      if (name.isEmpty() || name.length() > 50) {
        of.complain(written, "must have a name of 1 to 50 characters");
      } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        of.complain(written, "is given twice; case and a leading ! make no difference");
      } else if (value == null && !of.has(written)) {
        of.complain(written, "must be text, not null; leave the key out");
      } else if (value != null) {
        keys.add(new ConfigurationKey(name, value, readOnly));
      }
    }
    if (keys.size() > MAX_KEYS) {
      fields.complain("configurationKeys", "has more than " + MAX_KEYS + " keys");
    }
    return keys;
  }

  private List<NetworkProfile> networkProfiles(CsmsSection csms, boolean certified) {
    List<NetworkProfile> profiles = new ArrayList<>();
    Set<Integer> slots = new HashSet<>();
    for (Fields of : fields.objects("networkProfiles", MAX_NETWORK_PROFILES)) {
      profiles.add(CsmsReader.networkProfile(of, INTERFACES, csms, certified));
      if (!slots.add(profiles.getLast().slot())) {
        of.complain("slot", "is the slot of another profile too");
      }
    }
    return profiles;
  }

  private TlsSection tls(Fields of) {
    var tls =
        new TlsSection(
            of.file("csmsRootCertificates", folder),
            of.file("manufacturerRootCertificates", folder),
            of.file("v2gRootCertificates", folder),
            of.file("moRootCertificates", folder),
            of.file("clientCertificates", folder),
            of.file("clientKeys", folder),
            of.file("v2gCertificates", folder),
            of.file("v2gKeys", folder),
            of.secret("keyPassword", 1000));
    of.refuseOthers();
    return tls;
  }

  private static void checkClientCertificates(
      Fields tls, CsmsSection csms, List<NetworkProfile> others) {
    if (csms.securityProfile() != 3 && others.stream().allMatch(o -> o.securityProfile() != 3)) {
      return;
    }
    for (String needed : List.of("clientCertificates", "clientKeys")) {
      if (!tls.has(needed)) {
        tls.complain(needed, "is missing, and security profile 3 needs it");
      }
    }
  }

  private FirmwareUpdateSection firmwareUpdate() {
    Fields of = fields.object("firmwareUpdate");
    var section =
        new FirmwareUpdateSection(
            of.flag("reboot", true),
            of.flag("keepConnectorsAvailable", false),
            of.flag("signedOnly", false),
            of.texts("installer", 100).stream().filter(Objects::nonNull).toList());
    of.refuseOthers();
    return section;
  }

  /** What is sent to a CSMS unencrypted needs no more for its files. */
  private FilesSection files(CsmsSection csms) {
    Fields of = fields.object("files");
    var section =
        new FilesSection(
            of.flag("plain", csms.securityProfile() < 2), of.flag("privateAddresses", true));
    of.refuseOthers();
    return section;
  }

  private Path storage(Path otherwise) {
    Fields of = fields.object("storage");
    @Nullable Path directory = of.file("directory", folder);
    of.refuseOthers();
    return directory == null ? folder.resolve(otherwise) : directory;
  }
}
