package hitchpost.simulator.world;

import hitchpost.ocpp16.messages.Action;
import java.util.List;
import java.util.SplittableRandom;

/** Somebody at the CSMS who does everything that can be done, at random. */
final class Operator {
  private static final List<String> SETTINGS =
      List.of(
          "MeterValueSampleInterval=0",
          "MeterValueSampleInterval=10",
          "MeterValueSampleInterval=120",
          "MeterValueSampleInterval=-1",
          "ClockAlignedDataInterval=0",
          "ClockAlignedDataInterval=600",
          "ClockAlignedDataInterval=7000",
          "MeterValuesSampledData=Energy.Active.Import.Register",
          "MeterValuesSampledData=Energy.Active.Import.Register,Voltage,Current.Import.L2",
          "MeterValuesSampledData=",
          "MeterValuesSampledData=Energy.Active.Import.Register,Nonsense",
          "MeterValuesAlignedData=Power.Active.Import,Temperature",
          "StopTxnSampledData=Energy.Active.Import.Register,SoC",
          "StopTxnSampledData=",
          "StopTxnAlignedData=Energy.Active.Import.Register",
          "ConnectionTimeOut=15",
          "ConnectionTimeOut=60",
          "ConnectionTimeOut=300",
          "MinimumStatusDuration=0",
          "MinimumStatusDuration=10",
          "StopTransactionOnEVSideDisconnect=true",
          "StopTransactionOnEVSideDisconnect=false",
          "UnlockConnectorOnEVSideDisconnect=true",
          "UnlockConnectorOnEVSideDisconnect=false",
          "StopTransactionOnInvalidId=true",
          "StopTransactionOnInvalidId=false",
          "MaxEnergyOnInvalidId=0",
          "MaxEnergyOnInvalidId=700",
          "LocalPreAuthorize=true",
          "LocalPreAuthorize=false",
          "LocalAuthorizeOffline=true",
          "LocalAuthorizeOffline=false",
          "AllowOfflineTxForUnknownId=true",
          "AllowOfflineTxForUnknownId=false",
          "AuthorizationCacheEnabled=true",
          "AuthorizationCacheEnabled=false",
          "AuthorizeRemoteTxRequests=true",
          "AuthorizeRemoteTxRequests=false",
          "TransactionMessageAttempts=2",
          "TransactionMessageAttempts=5",
          "TransactionMessageRetryInterval=0",
          "TransactionMessageRetryInterval=30",
          "WebSocketPingInterval=0",
          "WebSocketPingInterval=45",
          "WebSocketPingInterval=240",
          "HeartbeatInterval=120",
          "HeartbeatInterval=0",
          "LightIntensity=10",
          "LightIntensity=101",
          "BlinkRepeat=5",
          "ResetRetries=0",
          "ResetRetries=3",
          "ConnectorPhaseRotation=0.RST,1.RST",
          "ConnectorPhaseRotation=77.RST",
          "LocalAuthListEnabled=true",
          "LocalAuthListEnabled=false",
          "SecurityProfile=0",
          "SecurityProfile=1",
          "SecurityProfile=2",
          "NumberOfConnectors=7",
          "NoSuchKey=1");

  private static final List<String> HOSTILE =
      List.of(
          "",
          "[",
          "null",
          "[2]",
          "[2,\"hostile\"]",
          "[2,\"hostile\",\"Reset\"]",
          "[2,\"hostile\",\"Reset\",{}]",
          "[2,\"hostile\",\"Reset\",{\"type\":\"Soft\",\"type\":\"Hard\"}]",
          "[2,\"hostile\",\"Reset\",{\"type\":\"Medium\"}]",
          "[2,\"hostile\",\"Reset\",[]]",
          "[2,\"hostile\",\"NoSuchAction\",{}]",
          "[2,\"hostile\",\"BootNotification\",{}]",
          "[2,\"hostile\",\"ReserveNow\",{}]",
          "[2,7,\"Reset\",{}]",
          "[2,\"\",\"ClearCache\",{}]",
          "[2,\"hostile-with-an-id-that-is-longer-than-36-characters\",\"ClearCache\",{}]",
          "[2,\"hostile\",\"ChangeConfiguration\",{\"key\":\"LightIntensity\",\"value\":5}]",
          "[2,\"hostile\",\"UnlockConnector\",{\"connectorId\":1e999}]",
          "[2,\"hostile\",\"UnlockConnector\",{\"connectorId\":-3}]",
          "[2,\"hostile\",\"RemoteStopTransaction\",{\"transactionId\":\"1\"}]",
          "[3,\"hostile\",{}]",
          "[3,\"hostile\"]",
          "[4,\"hostile\",\"GenericError\",\"\",{}]",
          "[4,\"hostile\"]",
          "[5,\"hostile\",{}]",
          "{\"hostile\":true}");

  private static final List<String> MESSAGES =
      List.of(
          "BootNotification",
          "Heartbeat",
          "MeterValues",
          "StatusNotification",
          "FirmwareStatusNotification",
          "DiagnosticsStatusNotification");

  private static final List<String> NEWER_MESSAGES =
      List.of("BootNotification", "FirmwareStatusNotification", "LogStatusNotification");

  private final Driver.People people;
  private final Backend backend;
  private final int connectors;
  private final SplittableRandom random;
  private final GridOperator grid;
  private final Receptionist receptionist;
  private final Caretaker caretaker;

  Operator(
      Driver.People people, Backend backend, Tags tags, int connectors, SplittableRandom random) {
    this.people = people;
    this.backend = backend;
    this.connectors = connectors;
    this.random = random;
    grid = new GridOperator(people, backend, tags, connectors, random.split());
    receptionist = new Receptionist(people, backend, connectors, random.split());
    caretaker = new Caretaker(people, backend, random.split());
  }

  GridOperator grid() {
    return grid;
  }

  Receptionist receptionist() {
    return receptionist;
  }

  Caretaker caretaker() {
    return caretaker;
  }

  void doSomething() {
    switch (random.nextInt(19)) {
      case 0, 1 -> start();
      case 2 -> stop();
      case 3, 4 -> availability();
      case 5, 6 -> unlock();
      case 7 -> people.call(Action.CLEAR_CACHE, "{}");
      case 8 -> people.call(Action.GET_CONFIGURATION, "{}");
      case 9 ->
          people.call(Action.DATA_TRANSFER, "{\"vendorId\":\"somebody\",\"data\":\"something\"}");
      case 10, 11 -> trigger();
      case 12 -> password();
      default -> configure();
    }
  }

  void reset() {
    String type = random.nextBoolean() ? "Soft" : "Hard";
    people.call(Action.RESET, "{\"type\":\"" + type + "\"}");
  }

  void annoy() {
    backend.say(Chance.one(random, HOSTILE));
  }

  private void start() {
    int connector = random.nextInt(connectors + 2);
    String where = connector == 0 ? "" : "\"connectorId\":" + connector + ",";
    people.call(
        Action.REMOTE_START_TRANSACTION, "{" + where + "\"idTag\":\"" + Tags.any(random) + "\"}");
  }

  private void stop() {
    List<Integer> open = people.openTransactions(1 + random.nextInt(connectors));
    int id = open.isEmpty() ? 4711 : Chance.one(random, open);
    people.call(Action.REMOTE_STOP_TRANSACTION, "{\"transactionId\":" + id + "}");
  }

  private void availability() {
    String type = Chance.percent(random, 60) ? "Operative" : "Inoperative";
    int connector = random.nextInt(connectors + 2);
    people.call(
        Action.CHANGE_AVAILABILITY,
        "{\"connectorId\":" + connector + ",\"type\":\"" + type + "\"}");
  }

  private void unlock() {
    int connector = 1 + random.nextInt(connectors + 1);
    people.call(Action.UNLOCK_CONNECTOR, "{\"connectorId\":" + connector + "}");
  }

  private void trigger() {
    boolean newer = random.nextBoolean();
    int connector = random.nextInt(connectors + 2);
    boolean everywhere = random.nextBoolean() || newer && connector == 0;
    people.call(
        newer ? Action.EXTENDED_TRIGGER_MESSAGE : Action.TRIGGER_MESSAGE,
        "{\"requestedMessage\":\""
            + Chance.one(random, newer ? NEWER_MESSAGES : MESSAGES)
            + "\""
            + (everywhere ? "" : ",\"connectorId\":" + connector)
            + "}");
  }

  private void password() {
    configure("AuthorizationKey", String.format("%032X", random.nextLong()));
  }

  private void configure() {
    String setting = Chance.one(random, SETTINGS);
    int equals = setting.indexOf('=');
    configure(setting.substring(0, equals), setting.substring(equals + 1));
  }

  private void configure(String key, String value) {
    people.call(
        Action.CHANGE_CONFIGURATION, "{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}");
  }
}
