package hitchpost.simulator.octt;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.types.TxPoint;
import hitchpost.station.file.EvseSection;
import hitchpost.station.run.StationAssembly.Assembled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * OCPP 2.0.1: the optional features, the additional questions and the hardware of the certification
 * (part 5, 3.1, 6.1 and 7, with errata), as far as they concern the blocks that are built. A case
 * stands at the feature that makes it apply; some need others besides, which the tool looks after.
 */
final class Questionnaire201 implements Questionnaire {
  private static final String TRANSACTIONS = "Transactions";
  private static final String AUTHORIZATION = "Authorization";
  private static final String PROVISIONING = "Provisioning";
  private static final String METERING = "Meter values";
  private static final String LAB = "Questions for the laboratory";
  private static final String PROGRAM = "the program";

  @Override
  public String version() {
    return "2.0.1";
  }

  @Override
  public List<Answer> answers(Assembled station) {
    var variables = new SettingAnswers(station.config().settings(), SettingAnswers.VARIABLES);
    List<EvseSection> evses = station.section().evses();
    List<Answer> all = new ArrayList<>();
    all.addAll(profiles(variables));
    all.addAll(hardware(evses));
    all.addAll(transactions(variables));
    all.addAll(authorization(variables));
    all.addAll(provisioning(variables));
    all.addAll(triggers());
    all.addAll(metering(variables));
    all.addAll(security(variables));
    all.addAll(reservations(variables));
    all.addAll(laboratory());
    return all;
  }

  /** Something that the program does, or does not, whatever the station file says. */
  private static Answer built(String topic, String feature, boolean can, String... cases) {
    return new Answer(
        topic, feature, can ? "yes" : "no", PROGRAM, can ? List.of(cases) : List.of());
  }

  private static List<Answer> profiles(SettingAnswers variables) {
    String topic = "Certification profiles";
    return List.of(
        built(topic, "Core", true),
        built(topic, "Advanced Security", true),
        variables.present(
            topic, "Local Authorization List Management", "LocalAuthListCtrlr.Enabled"),
        variables.present(topic, "Reservation", "ReservationCtrlr.Enabled"),
        built(topic, "Smart Charging", false),
        built(topic, "Advanced Device Management", false),
        built(topic, "Advanced User Interface", false),
        built(topic, "ISO 15118 Support", false));
  }

  private static List<Answer> hardware(List<EvseSection> evses) {
    List<ConnectorSpec> connectors =
        evses.stream().flatMap(evse -> evse.spec().connectors().stream()).toList();
    String topic = "Hardware";
    return List.of(
        fact(
            topic,
            "HFS-1 Detachable cable",
            connectors.stream().anyMatch(connector -> !connector.fixedCable()),
            "TC_E_14 TC_E_24 TC_F_05 TC_F_06 TC_F_07 TC_F_10"),
        fact(
            topic,
            "HFS-2 Fixed cable",
            connectors.stream().anyMatch(ConnectorSpec::fixedCable),
            "TC_E_27"),
        fact(topic, "HFS-3 AC", has(evses, EvseSection.Current.AC), ""),
        fact(topic, "HFS-4 DC", has(evses, EvseSection.Current.DC), "TC_E_54"),
        fact(topic, "HFS-5 1 phase", phases(evses, 1), ""),
        fact(topic, "HFS-6 2 phases", phases(evses, 2), ""),
        fact(topic, "HFS-7 3 phases", phases(evses, 3), ""),
        new Answer(
            topic,
            "HFS-8 EVSEs",
            String.valueOf(evses.size()),
            "evses",
            evses.size() > 1 ? List.of("TC_B_41") : List.of()));
  }

  private static Answer fact(String topic, String feature, boolean is, String cases) {
    return new Answer(topic, feature, is ? "yes" : "no", "evses", is ? words(cases) : List.of());
  }

  private static boolean has(List<EvseSection> evses, EvseSection.Current current) {
    return evses.stream().anyMatch(evse -> evse.current() == current);
  }

  private static boolean phases(List<EvseSection> evses, int phases) {
    return evses.stream()
        .map(EvseSection::spec)
        .mapToInt(EvseSpec::phases)
        .anyMatch(p -> p == phases);
  }

  private static List<String> words(String cases) {
    return Arrays.stream(cases.split(" ")).filter(id -> !id.isEmpty()).toList();
  }

  private static List<Answer> transactions(SettingAnswers variables) {
    List<Answer> all = new ArrayList<>();
    all.add(start(variables, "C-09.1", TxPoint.EV_CONNECTED, "TC_E_09"));
    all.add(start(variables, "C-09.2", TxPoint.AUTHORIZED, "TC_E_10 TC_E_13"));
    all.add(start(variables, "C-09.3", TxPoint.DATA_SIGNED, "TC_E_11"));
    all.add(start(variables, "C-09.4", TxPoint.POWER_PATH_CLOSED, "TC_E_01"));
    all.add(start(variables, "C-09.5", TxPoint.ENERGY_TRANSFER, "TC_E_02"));
    all.add(start(variables, "C-09.6", TxPoint.PARKING_BAY_OCCUPANCY, "TC_E_12"));
    all.add(stop(variables, "C-10.1", TxPoint.EV_CONNECTED, "TC_E_14 TC_E_20"));
    all.add(stop(variables, "C-10.2", TxPoint.AUTHORIZED, "TC_E_15 TC_E_17 TC_E_21"));
    all.add(stop(variables, "C-10.3", TxPoint.POWER_PATH_CLOSED, "TC_E_07 TC_E_35 TC_E_37"));
    all.add(stop(variables, "C-10.4", TxPoint.ENERGY_TRANSFER, "TC_E_08 TC_E_22"));
    all.add(stop(variables, "C-10.5", TxPoint.PARKING_BAY_OCCUPANCY, "TC_E_19"));
    all.add(writable(variables, "C-51 Start points can be configured", "TxCtrlr.TxStartPoint"));
    all.add(writable(variables, "C-52 Stop points can be configured", "TxCtrlr.TxStopPoint"));
    String disconnect = "TxCtrlr.StopTxOnEVSideDisconnect";
    all.add(
        variables.switchable(
            TRANSACTIONS,
            "C-06.1 Authorization outlives the cable",
            disconnect,
            "false",
            "TC_E_26"));
    all.add(
        variables.switchable(
            TRANSACTIONS,
            "C-06.2 Authorization ends with the cable",
            disconnect,
            "true",
            "TC_E_25"));
    String unlock = "OCPPCommCtrlr.UnlockOnEVSideDisconnect";
    all.add(
        variables.switchable(
            TRANSACTIONS, "C-12.1 Unplugged at the car unlocks", unlock, "true", "TC_E_24"));
    all.add(
        variables.switchable(
            TRANSACTIONS, "C-12.2 Unplugged at the car stays locked", unlock, "false"));
    all.add(
        built(
            TRANSACTIONS,
            "C-16 Transactions can be asked for",
            true,
            "TC_E_29",
            "TC_E_30",
            "TC_E_33",
            "TC_E_34"));
    return all;
  }

  private static Answer start(SettingAnswers variables, String id, TxPoint point, String cases) {
    return point(variables, id + " Start point ", "TxCtrlr.TxStartPoint", point, cases);
  }

  private static Answer stop(SettingAnswers variables, String id, TxPoint point, String cases) {
    return point(variables, id + " Stop point ", "TxCtrlr.TxStopPoint", point, cases);
  }

  private static Answer point(
      SettingAnswers variables, String what, String variable, TxPoint point, String cases) {
    boolean can = variables.takes(variable, point.wire());
    return new Answer(
        TRANSACTIONS,
        what + point.wire(),
        can ? "yes" : "no",
        variable,
        can ? words(cases) : List.of());
  }

  private static Answer writable(SettingAnswers variables, String feature, String variable) {
    return new Answer(
        TRANSACTIONS, feature, variables.writable(variable) ? "yes" : "no", variable, List.of());
  }

  private static List<Answer> authorization(SettingAnswers variables) {
    List<Answer> all = new ArrayList<>();
    boolean list = variables.has("LocalAuthListCtrlr.Enabled");
    boolean cache = variables.has("AuthCacheCtrlr.Enabled");
    String unknown = "AuthCtrlr.OfflineTxForUnknownIdEnabled";
    all.add(
        new Answer(
            AUTHORIZATION,
            "C-01 Offline authorization",
            list || cache || variables.takes(unknown, "true") ? "yes" : "no",
            "LocalAuthListCtrlr, AuthCacheCtrlr, " + unknown,
            List.of("TC_E_16", "TC_E_43", "TC_E_45")));
    all.add(
        variables.switchable(
            AUTHORIZATION, "C-02 Offline for unknown ids", unknown, "true", "TC_C_26"));
    all.add(
        variables.present(
            AUTHORIZATION,
            "C-03 Energy for an invalid id",
            "TxCtrlr.MaxEnergyOnInvalidId",
            "TC_C_15",
            "TC_C_18"));
    all.add(built(AUTHORIZATION, "C-07 Master pass with a user interface", false));
    all.add(
        variables.present(
            AUTHORIZATION,
            "C-08 Master pass without one",
            "AuthCtrlr.MasterPassGroupId",
            "TC_C_45",
            "TC_C_49"));
    tokens(all);
    String remote = "AuthCtrlr.AuthorizeRemoteStart";
    all.add(
        variables.switchable(
            AUTHORIZATION, "C-48.1 A remote start asks first", remote, "true", "TC_F_02"));
    all.add(
        variables.switchable(
            AUTHORIZATION, "C-48.2 A remote start asks nobody", remote, "false", "TC_F_03"));
    cache(variables, all);
    all.add(
        variables.switchable(
            AUTHORIZATION,
            "C-58 Nobody is asked but list and cache",
            "AuthCtrlr.DisableRemoteAuthorization",
            "true",
            "TC_E_52"));
    all.add(variables.present(AUTHORIZATION, "LA-1 Local list", "LocalAuthListCtrlr.Enabled"));
    all.add(
        variables.switchable(
            AUTHORIZATION,
            "LA-3 Invalid ids of the list are not asked about",
            "LocalAuthListCtrlr.DisablePostAuthorize",
            "true",
            "TC_C_58"));
    return all;
  }

  /** A reader or a keypad hands over whatever it reads: what counts is what is connected. */
  private static void tokens(List<Answer> all) {
    all.add(built(AUTHORIZATION, "C-30 RFID ISO14443", true, "TC_C_04", "TC_C_39", "TC_C_56"));
    all.add(built(AUTHORIZATION, "C-31 RFID ISO15693", true));
    all.add(built(AUTHORIZATION, "C-32 Key code", true));
    all.add(built(AUTHORIZATION, "C-33 Locally generated id", true));
    all.add(built(AUTHORIZATION, "C-34 MAC address", true));
    all.add(built(AUTHORIZATION, "C-35 No authorization", true));
    all.add(built(AUTHORIZATION, "C-36 Remote start with RFID ISO14443", true));
    all.add(built(AUTHORIZATION, "C-37 Remote start with RFID ISO15693", true));
    all.add(built(AUTHORIZATION, "C-38 Remote start with a central id", true));
    all.add(built(AUTHORIZATION, "C-39 Remote start without an id", true));
  }

  private static void cache(SettingAnswers variables, List<Answer> all) {
    all.add(
        variables.present(
            AUTHORIZATION,
            "C-49 Authorization cache",
            "AuthCacheCtrlr.Enabled",
            "TC_C_08",
            "TC_C_09",
            "TC_C_10",
            "TC_C_11",
            "TC_C_12",
            "TC_C_13",
            "TC_C_32",
            "TC_C_33",
            "TC_C_34",
            "TC_C_36",
            "TC_C_37",
            "TC_C_38"));
    all.add(
        variables.present(
            AUTHORIZATION, "C-53 Lifetime of cached ids", "AuthCacheCtrlr.LifeTime", "TC_C_46"));
    all.add(variables.value(AUTHORIZATION, "C-54 Cache policies", "AuthCacheCtrlr.Policy"));
    all.add(
        variables.switchable(
            AUTHORIZATION,
            "C-59 Invalid ids of the cache are not asked about",
            "AuthCacheCtrlr.DisablePostAuthorize",
            "true",
            "TC_C_57"));
  }

  private static List<Answer> provisioning(SettingAnswers variables) {
    return List.of(
        variables.present(
            PROVISIONING,
            "C-04 Short statuses are not told",
            "ChargingStation.MinimumStatusDuration"),
        built(PROVISIONING, "C-13 Reset of one EVSE", true, "TC_B_25", "TC_B_26", "TC_B_27"),
        variables.present(
            PROVISIONING, "C-21 Queues all messages", "OCPPCommCtrlr.QueueAllMessages"),
        variables.value(PROVISIONING, "C-23 Time sources", "ClockCtrlr.TimeSource"),
        variables.present(PROVISIONING, "C-25 Time offset", "ClockCtrlr.TimeOffset"),
        variables.present(PROVISIONING, "C-26 Time zone", "ClockCtrlr.TimeZone"),
        built(
            PROVISIONING, "C-47 Falls back to the usual reconnection", true, "TC_B_47", "TC_B_49"),
        built(PROVISIONING, "C-56 Summary inventory", true, "TC_B_14"));
  }

  private static List<Answer> triggers() {
    String topic = "Trigger message";
    return List.of(
        built(topic, "C-29.1 MeterValues", true, "TC_F_11", "TC_F_12"),
        built(topic, "C-29.2 TransactionEvent", true, "TC_F_13", "TC_F_14"),
        built(topic, "C-29.3 LogStatusNotification", true, "TC_F_15", "TC_F_16"),
        built(topic, "C-29.4 FirmwareStatusNotification", true, "TC_F_17", "TC_F_18", "TC_F_19"),
        built(topic, "C-29.5 StatusNotification", true, "TC_F_23", "TC_F_24"),
        built(topic, "C-29.6 BootNotification", true, "TC_F_26"));
  }

  private static List<Answer> metering(SettingAnswers variables) {
    return Stream.concat(
            Stream.of(
                    "C-40.1 SampledDataCtrlr.TxStartedMeasurands",
                    "C-40.2 SampledDataCtrlr.TxUpdatedMeasurands",
                    "C-40.3 SampledDataCtrlr.TxEndedMeasurands",
                    "C-40.4 AlignedDataCtrlr.Measurands",
                    "C-40.5 AlignedDataCtrlr.TxEndedMeasurands")
                .map(feature ->
                    variables.choice(METERING, feature, feature.substring("C-40.1 ".length()))),
            Stream.of(
                variables.present(
                    METERING,
                    "C-28 Aligned values while idle, or not",
                    "AlignedDataCtrlr.SendDuringIdle",
                    "TC_J_06"),
                variables.present(
                    METERING,
                    "C-42 Signed values",
                    "SampledDataCtrlr.SignReadings",
                    "TC_J_04",
                    "TC_J_11")))
        .toList();
  }

  private static List<Answer> security(SettingAnswers variables) {
    String topic = "Security";
    return List.of(
        new Answer(
            topic,
            "C-41 Cipher suites",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            PROGRAM,
            List.of()),
        built(topic, "C-61 Security profile 1", true),
        variables.switchable(
            topic,
            "AS-2 Additional root check",
            "SecurityCtrlr.AdditionalRootCertificateCheck",
            "true"),
        variables.present(
            topic,
            "AS-3 Asks again for a certificate",
            "SecurityCtrlr.CertSigningWaitMinimum",
            "TC_A_23"));
  }

  private static List<Answer> reservations(SettingAnswers variables) {
    String topic = "Reservation";
    return List.of(
        built(topic, "R-1 Reservation of a connector type", true, "TC_H_15", "TC_H_16"),
        variables.switchable(
            topic,
            "R-2 Reservation of no certain EVSE",
            "ReservationCtrlr.NonEvseSpecific",
            "true",
            "TC_H_08",
            "TC_H_09",
            "TC_H_10",
            "TC_H_12",
            "TC_H_14",
            "TC_H_24"),
        variables.switchable(
            topic,
            "R-3 Reservations can be turned off",
            "ReservationCtrlr.Enabled",
            "false",
            "TC_H_22"));
  }

  private static List<Answer> laboratory() {
    return List.of(
        built(LAB, "AQ-1 The last root of the CSMS can be removed", true, "TC_A_20"),
        built(LAB, "AQ-2 A cable lock keeps cars off before authorization", false),
        built(LAB, "AQ-3 The certificate can be removed by hand", true, "TC_A_21"),
        built(LAB, "AQ-8 An EVSE has to be selected first", false, "TC_J_08"),
        built(LAB, "AQ-9 IEC 61851-1, mode 3", true),
        built(LAB, "AQ-11 Combined certificate for OCPP and ISO 15118", false));
  }
}
