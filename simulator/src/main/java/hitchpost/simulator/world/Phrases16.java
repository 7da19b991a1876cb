package hitchpost.simulator.world;

import hitchpost.ocpp16.Keys;
import java.util.List;

/** What is said at random in OCPP 1.6. */
final class Phrases16 {
  private static final List<String> KEYS =
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

  /** By the ids of the settings. */
  static final List<String> SETTINGS = KEYS.stream().map(Phrases16::byId).toList();

  static final List<String> NONSENSE =
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

  static final List<String> TOPICS =
      List.of(
          "BootNotification",
          "Heartbeat",
          "MeterValues",
          "StatusNotification",
          "FirmwareStatusNotification",
          "DiagnosticsStatusNotification");

  static final List<String> NEWER_TOPICS =
      List.of("BootNotification", "FirmwareStatusNotification", "LogStatusNotification");

  private Phrases16() {}

  private static String byId(String keyAndValue) {
    int equals = keyAndValue.indexOf('=');
    return Keys.settingId(keyAndValue.substring(0, equals)) + keyAndValue.substring(equals);
  }
}
