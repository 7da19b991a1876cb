package hitchpost.simulator.run;

import hitchpost.core.message.OcppAction;
import hitchpost.core.types.ChargingState;
import hitchpost.hal.device.HalClock;
import hitchpost.simulator.csms.CsmsServer;
import hitchpost.simulator.csms.LiveCsms;
import hitchpost.simulator.csms.ServerSettings;
import hitchpost.simulator.csms.model.CsmsTransaction;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.csms.model.StationBook;
import hitchpost.station.file.OcppVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CSMS, and a station of {@code hitchpost run} at it. */
abstract class Site implements AutoCloseable {
  private static final String ID = "real";

  final LiveCsms csms = new LiveCsms(new ModelCsms(), InstantSource.system());
  private final OcppVersion version;
  private final CsmsServer server;
  private final Duration pause;
  private final Duration patience;

  /**
   * Starts the CSMS.
   *
   * @param version that the station speaks
   * @param pause between two looks at what is waited for
   * @param patience with it
   */
  Site(OcppVersion version, Duration pause, Duration patience) {
    this.version = version;
    this.pause = pause;
    this.patience = patience;
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = CsmsServer.start(ServerSettings.plain(loopback), csms);
  }

  /**
   * A station file.
   *
   * @param hardware what it says of hardware and EVSEs
   */
  final String stationFile(String hardware) {
    return """
    stationId: %s
    ocppVersions: ["%s"]
    csms: {url: "%s"}
    storage: {directory: data}
    configurationKeys: {MeterValueSampleInterval: "0"}
    """
            .formatted(ID, version.text(), server.uri())
        + hardware;
  }

  /** Whether a device can be reached. */
  abstract boolean linked(String device);

  /** Whether the station has read that the meter of its EVSE stands there. */
  abstract boolean shows(long milliWattHours);

  /** What the station says of itself, for a complaint. */
  abstract String state();

  /** Waits until it is so. */
  void until(String what, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > patience.toNanos()) {
        throw new AssertionError("in vain waited until " + what + "; " + state());
      }
      HalClock.SYSTEM.park(pause);
    }
  }

  /** Waits until the connector is told to be so. */
  void untilStatus(String status) {
    until("the CSMS hears " + status, () -> csms.ask(model -> status(model)).startsWith(status));
  }

  /** Waits until the CSMS knows that nobody uses the connector. */
  void untilFree() {
    untilStatus("Available");
  }

  /** Waits until the CSMS knows that a car is connected and that its session has not begun. */
  void untilConnected() {
    untilStatus(
        switch (version) {
          case V1_6 -> "Preparing";
          case V2_0_1 -> "Occupied";
        });
  }

  /** Waits until the CSMS knows that energy flows. */
  void untilCharging() {
    switch (version) {
      case V1_6 -> untilStatus("Charging");
      case V2_0_1 ->
          until(
              "the CSMS hears Charging of the transaction",
              () -> chargingState().equals(Optional.of(ChargingState.CHARGING)));
    }
  }

  private Optional<ChargingState> chargingState() {
    List<CsmsTransaction> all = transactions();
    return all.isEmpty() ? Optional.empty() : all.getLast().chargingState();
  }

  /** Waits until a device can be reached, or cannot. */
  void untilLinked(String device, boolean up) {
    until(device + (up ? " is there" : " is gone"), () -> linked(device) == up);
  }

  /** Waits until the station has read that the meter of its EVSE stands there. */
  void untilRegister(long milliWattHours) {
    until("the meter is read at " + milliWattHours + " mWh", () -> shows(milliWattHours));
  }

  /** The CSMS is gone from now on. */
  void cutCsms() {
    server.close();
  }

  /** Has the CSMS start a transaction. */
  void startFromAfar(String token) {
    switch (version) {
      case V1_6 ->
          send(
              hitchpost.ocpp16.messages.Action.REMOTE_START_TRANSACTION,
              "{\"idTag\": \"%s\", \"connectorId\": 1}".formatted(token));
      case V2_0_1 ->
          send(
              hitchpost.ocpp201.messages.Action.REQUEST_START_TRANSACTION,
              """
              {"remoteStartId": 1, "evseId": 1,
               "idToken": {"idToken": "%s", "type": "ISO14443"}}
              """
                  .formatted(token));
    }
  }

  /** Has the CSMS stop the transaction that it heard of last. */
  void stopFromAfar() {
    String transaction = transactions().getLast().reference();
    switch (version) {
      case V1_6 ->
          send(
              hitchpost.ocpp16.messages.Action.REMOTE_STOP_TRANSACTION,
              "{\"transactionId\": %s}".formatted(transaction));
      case V2_0_1 ->
          send(
              hitchpost.ocpp201.messages.Action.REQUEST_STOP_TRANSACTION,
              "{\"transactionId\": \"%s\"}".formatted(transaction));
    }
  }

  private void send(OcppAction action, String payload) {
    csms.call(ID, action, JsonMapper.shared().readTree(payload));
  }

  /** Waits until the whole station is told to be so. */
  void untilStationStatus(String status) {
    until(
        "the CSMS hears " + status + " of the station",
        () -> csms.ask(model -> status(model, 0)).startsWith(status));
  }

  private static String status(ModelCsms model) {
    return status(model, 1);
  }

  private static String status(ModelCsms model, int evse) {
    return model
        .station(ID)
        .map(StationBook::statuses)
        .map(all ->
            all.entrySet().stream()
                .filter(entry -> entry.getKey().id() == evse)
                .map(entry -> entry.getValue().status() + "/" + entry.getValue().error())
                .findFirst()
                .orElse(""))
        .orElse("");
  }

  String status() {
    return csms.ask(Site::status);
  }

  List<CsmsTransaction> transactions() {
    return csms.ask(model -> List.copyOf(model.transactions()));
  }

  /** The payloads of all requests of the station with this action. */
  List<JsonNode> said(String action) {
    return csms.ask(model ->
        model
            .ledger()
            .after(0)
            .filter(LedgerEntry.Message.class::isInstance)
            .map(LedgerEntry.Message.class::cast)
            .filter(said -> said.kind() == LedgerEntry.Kind.CALL && said.action().equals(action))
            .map(said -> JsonMapper.shared().readTree(said.text()).path(3))
            .toList());
  }

  /** What the last transaction that has ended is billed. */
  long billedWattHours() {
    return csms.ask(model -> model.transactions().getLast().energyWh().orElseThrow());
  }

  boolean ended() {
    return csms.ask(model ->
        !model.transactions().isEmpty() && model.transactions().getLast().stop().isPresent());
  }

  String stopReason() {
    return bill().stopReason();
  }

  /**
   * What a bill is made of.
   *
   * @param fromMilliWattHours the register when it began, as the CSMS was told
   * @param toMilliWattHours the same when it ended
   */
  record Bill(long fromMilliWattHours, long toMilliWattHours, String stopReason) {}

  /** That of the last transaction, which has ended. */
  Bill bill() {
    return csms.ask(model -> {
      CsmsTransaction last = model.transactions().getLast();
      CsmsTransaction.Stop stop = last.stop().orElseThrow();
      return new Bill(
          Objects.requireNonNull(last.start().registerMilliWh()),
          Objects.requireNonNull(stop.registerMilliWh()),
          stop.reason());
    });
  }

  @Override
  public void close() {
    server.close();
    csms.close();
  }
}
