package hitchpost.simulator.octt;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.ocpp16.messages.Action.Profile;
import hitchpost.station.file.EvseSection;
import hitchpost.station.run.StationAssembly.Assembled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * OCPP 1.6: what the test cases of the OCTT make a condition (document FINAL 2024-04,
 * prerequisites), and the limits that its configuration asks for.
 */
final class Questionnaire16 implements Questionnaire {
  private static final String YES = "yes";
  private static final String NO = "no";

  /** Those of the core that every station of this program meets. */
  private static final String CORE_CASES =
      "TC_001 TC_002 TC_003 TC_004_1 TC_004_2 TC_010 TC_011_1 TC_011_2 TC_012 "
          + "TC_013 TC_014 TC_015 TC_016 TC_019 TC_021 TC_023 TC_026 TC_027 TC_028 "
          + "TC_031 TC_034 TC_036 TC_040_1 TC_040_2 TC_041 TC_070 TC_071 "
          + "TC_038 TC_062 TC_068 TC_069";

  private static final List<String> OFFLINE_CASES =
      List.of("TC_037_1", "TC_037_2", "TC_037_3", "TC_039");

  @Override
  public String version() {
    return "1.6";
  }

  @Override
  public List<Answer> answers(Assembled station) {
    var keys = new SettingAnswers(station.config().settings(), SettingAnswers.KEYS);
    List<Answer> all = new ArrayList<>();
    all.addAll(profiles(keys));
    all.addAll(hardware(station));
    all.addAll(authorization(keys));
    all.addAll(transactions(keys));
    all.addAll(limits(keys));
    all.addAll(security(keys));
    return all;
  }

  private static List<Answer> profiles(SettingAnswers keys) {
    List<String> has = keys.list("SupportedFeatureProfiles");
    return Stream.of(
            Profile.CORE,
            Profile.FIRMWARE_MANAGEMENT,
            Profile.LOCAL_AUTH_LIST_MANAGEMENT,
            Profile.RESERVATION,
            Profile.SMART_CHARGING,
            Profile.REMOTE_TRIGGER)
        .map(profile -> {
          boolean on = has.contains(profile.wire());
          return new Answer(
              "Feature profiles",
              profile.wire(),
              on ? YES : NO,
              "SupportedFeatureProfiles",
              cases(profile, on));
        })
        .toList();
  }

  private static List<String> cases(Profile profile, boolean on) {
    if (!on) {
      return switch (profile) {
        case LOCAL_AUTH_LIST_MANAGEMENT -> List.of("TC_042_1", "TC_043_1");
        case RESERVATION -> List.of("TC_048_4", "TC_050_4");
        case CORE, FIRMWARE_MANAGEMENT, SMART_CHARGING, REMOTE_TRIGGER, SECURITY -> List.of();
      };
    }
    return switch (profile) {
      case CORE -> words(CORE_CASES);
      case FIRMWARE_MANAGEMENT ->
          List.of("TC_044_1", "TC_044_2", "TC_044_3", "TC_045_1", "TC_045_2", "TC_080", "TC_081");
      case LOCAL_AUTH_LIST_MANAGEMENT ->
          List.of("TC_008", "TC_042_1", "TC_042_2", "TC_043", "TC_043_2", "TC_043_3");
      case RESERVATION ->
          List.of(
              "TC_046_1",
              "TC_046_2",
              "TC_047",
              "TC_048_1",
              "TC_048_2",
              "TC_048_3",
              "TC_051",
              "TC_052",
              "TC_053");
      case SMART_CHARGING ->
          List.of(
              "TC_056",
              "TC_057",
              "TC_058_1",
              "TC_058_2",
              "TC_059",
              "TC_060",
              "TC_066",
              "TC_067",
              "TC_072",
              "TC_082");
      case REMOTE_TRIGGER -> List.of("TC_054", "TC_055");
      case SECURITY -> List.of();
    };
  }

  private static List<Answer> hardware(Assembled station) {
    List<EvseSection> evses = station.section().evses();
    List<ConnectorSpec> connectors =
        evses.stream().flatMap(evse -> evse.spec().connectors().stream()).toList();
    boolean fixed = connectors.stream().anyMatch(ConnectorSpec::fixedCable);
    boolean socket = connectors.stream().anyMatch(connector -> !connector.fixedCable());
    boolean battery = station.section().behaviour().batteryBackup();
    String topic = "Hardware";
    return List.of(
        new Answer(topic, "Connectors", String.valueOf(connectors.size()), "evses", List.of()),
        new Answer(
            topic,
            "Connector without fixed cable",
            socket ? YES : NO,
            "evses, connectors",
            socket ? List.of("TC_005_1", "TC_017_1", "TC_018_1", "TC_024", "TC_030") : List.of()),
        new Answer(
            topic,
            "Connector with fixed cable",
            fixed ? YES : NO,
            "evses, connectors",
            fixed ? List.of("TC_017_2", "TC_018_2") : List.of()),
        new Answer(topic, "Connector types", types(connectors), "evses, connectors", List.of()),
        new Answer(topic, "Kind of current", currents(evses), "evses", List.of()),
        new Answer(topic, "Phases", phases(evses), "evses", List.of()),
        new Answer(
            topic,
            "Back-up power to end transactions with",
            battery ? YES : NO,
            "behaviour.batteryBackup",
            List.of(battery ? "TC_032_1" : "TC_032_2")));
  }

  private static String types(List<ConnectorSpec> connectors) {
    return distinct(connectors.stream().map(ConnectorSpec::type));
  }

  private static String currents(List<EvseSection> evses) {
    return distinct(evses.stream().map(evse -> evse.current().name()));
  }

  private static String phases(List<EvseSection> evses) {
    return distinct(
        evses.stream().map(EvseSection::spec).map(EvseSpec::phases).map(String::valueOf));
  }

  private static String distinct(Stream<String> values) {
    return values.distinct().sorted().collect(Collectors.joining(", "));
  }

  private static List<Answer> authorization(SettingAnswers keys) {
    boolean list = keys.has("LocalAuthListEnabled");
    boolean cache = keys.has("AuthorizationCacheEnabled");
    boolean unknown = keys.takes("AllowOfflineTxForUnknownId", "true");
    boolean offline = list || cache || unknown;
    String topic = "Authorization";
    List<Answer> all = new ArrayList<>();
    all.add(keys.present(topic, "Authorization cache", "AuthorizationCacheEnabled", "TC_061"));
    all.add(
        keys.switchable(
            topic, "Local list can be turned off", "LocalAuthListEnabled", "false", "TC_042_1"));
    all.add(
        keys.switchable(
            topic,
            "Remote start can ask for authorization first",
            "AuthorizeRemoteTxRequests",
            "true",
            "TC_007",
            "TC_008"));
    all.add(
        keys.switchable(
            topic, "Offline start for an unknown id", "AllowOfflineTxForUnknownId", "true"));
    all.add(
        new Answer(
            topic,
            "Offline transactions",
            offline ? YES : NO,
            "LocalAuthListEnabled, AuthorizationCacheEnabled, AllowOfflineTxForUnknownId",
            offline ? OFFLINE_CASES : List.of()));
    all.add(keys.present(topic, "Energy for an invalid id", "MaxEnergyOnInvalidId"));
    return all;
  }

  private static List<Answer> transactions(SettingAnswers keys) {
    String topic = "Transactions";
    return List.of(
        keys.switchable(
            topic,
            "Cable pulled at the car ends the transaction",
            "StopTransactionOnEVSideDisconnect",
            "true",
            "TC_005_2"),
        keys.switchable(
            topic,
            "Cable pulled at the car may suspend it",
            "StopTransactionOnEVSideDisconnect",
            "false",
            "TC_005_3"),
        keys.switchable(
            topic,
            "Cable pulled at the car unlocks the connector",
            "UnlockConnectorOnEVSideDisconnect",
            "true"),
        keys.switchable(
            topic,
            "Invalid id found later ends the transaction",
            "StopTransactionOnInvalidId",
            "true",
            "TC_037_3"),
        keys.present(topic, "Short statuses are not reported", "MinimumStatusDuration"),
        keys.value(topic, "Sampled measurands", "MeterValuesSampledData"),
        keys.value(topic, "Clock-aligned measurands", "MeterValuesAlignedData"));
  }

  private static List<Answer> limits(SettingAnswers keys) {
    boolean deep =
        keys.number("MaxChargingProfilesInstalled") >= 3
            && keys.number("ChargingScheduleMaxPeriods") >= 5;
    String topic = "Limits";
    List<Answer> all = new ArrayList<>();
    all.add(
        keys.switchable(
            topic,
            "Reservation of connector 0",
            "ReserveConnectorZeroSupported",
            "true",
            "TC_049",
            "TC_050_1",
            "TC_050_2",
            "TC_050_3"));
    for (String key :
        List.of(
            "MaxChargingProfilesInstalled",
            "ChargingScheduleMaxPeriods",
            "ChargeProfileMaxStackLevel",
            "ChargingScheduleAllowedChargingRateUnit",
            "ConnectorSwitch3to1PhaseSupported",
            "LocalAuthListMaxLength",
            "SendLocalListMaxLength",
            "GetConfigurationMaxKeys",
            "SupportedFileTransferProtocols")) {
      all.add(keys.value(topic, key, key));
    }
    if (deep) {
      all.add(
          new Answer(
              topic,
              "At least 3 charging profiles of 5 periods",
              YES,
              "MaxChargingProfilesInstalled, ChargingScheduleMaxPeriods",
              List.of("TC_066")));
    }
    return all;
  }

  private static List<Answer> security(SettingAnswers keys) {
    String topic = "Security";
    List<Answer> all = new ArrayList<>();
    for (int profile = 0; profile <= 3; profile++) {
      boolean can = keys.takes("SecurityProfile", String.valueOf(profile));
      all.add(
          new Answer(
              topic,
              "Security profile " + profile,
              can ? YES : NO,
              "SecurityProfile",
              can ? securityCases(profile) : List.of()));
    }
    all.add(keys.value(topic, "Security profile that the station begins with", "SecurityProfile"));
    all.add(keys.value(topic, "Additional root check", "AdditionalRootCertificateCheck"));
    all.add(keys.value(topic, "Certificates at most", "CertificateStoreMaxLength"));
    all.add(keys.value(topic, "Longest certificate chain", "CertificateSignedMaxChainSize"));
    return all;
  }

  private static List<String> securityCases(int profile) {
    String cases =
        switch (profile) {
          case 1 -> "TC_073 TC_079 TC_083 TC_085";
          case 2 -> "TC_075_1 TC_075_2 TC_076 TC_078 TC_079 TC_083 TC_084 TC_086";
          case 3 -> "TC_074 TC_075_1 TC_075_2 TC_076 TC_077 TC_078 TC_079 TC_084 TC_087";
          default -> "";
        };
    return words(cases);
  }

  private static List<String> words(String cases) {
    return Arrays.stream(cases.split(" ")).filter(id -> !id.isEmpty()).toList();
  }
}
