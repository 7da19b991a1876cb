package hitchpost.ocpp201.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Remote control (block F) and availability (block G), in both directions. */
class RemoteControlMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            RequestStartTransactionRequest  | {'idToken':{'idToken':'04E9','type':'ISO14443'},\
            'remoteStartId':1}
            RequestStartTransactionRequest  | {'idToken':{'idToken':'04E9','type':'ISO14443'},\
            'remoteStartId':1,'evseId':2,'groupIdToken':{'idToken':'g','type':'Central'},\
            'chargingProfile':{'id':1,'stackLevel':0,'chargingProfilePurpose':'TxProfile',\
            'chargingProfileKind':'Relative','chargingSchedule':[{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]}]}}
            RequestStartTransactionResponse | {'status':'Accepted','transactionId':'t1'}
            RequestStopTransactionRequest   | {'transactionId':''}
            RequestStopTransactionResponse  | {'status':'Rejected'}
            UnlockConnectorRequest          | {'evseId':1,'connectorId':99}
            UnlockConnectorResponse         | {'status':'OngoingAuthorizedTransaction'}
            TriggerMessageRequest           | {'requestedMessage':'BootNotification'}
            TriggerMessageRequest           | {'requestedMessage':'StatusNotification',\
            'evse':{'id':1,'connectorId':1}}
            TriggerMessageResponse          | {'status':'NotImplemented'}
            StatusNotificationRequest       | {'timestamp':'2024-03-10T08:00:00Z','evseId':1,\
            'connectorId':1,'connectorStatus':'Occupied'}
            StatusNotificationResponse      | {}
            HeartbeatRequest                | {}
            HeartbeatResponse               | {'currentTime':'2024-03-10T08:00:00Z'}
            ChangeAvailabilityRequest       | {'operationalStatus':'Inoperative'}
            ChangeAvailabilityRequest       | {'operationalStatus':'Operative','evse':{'id':1}}
            ChangeAvailabilityResponse      | {'status':'Scheduled'}
          """)
  void isAccepted(String message, String payload) {
    MessageTable.assertAccepted(message, payload);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            RequestStartTransactionRequest  | {'idToken':{'idToken':'04E9',\
            'type':'ISO14443'}} | Occurrence | remoteStartId
            RequestStartTransactionRequest  | {'idToken':{'idToken':'04E9','type':'ISO14443'},\
            'remoteStartId':'1'} | Type | remoteStartId
            RequestStartTransactionRequest  | {'idToken':{'idToken':'04E9','type':'ISO14443'},\
            'remoteStartId':10000000000} | Property | remoteStartId
            RequestStartTransactionRequest  | {'idToken':{'idToken':'04E9','type':'ISO14443'},\
            'remoteStartId':1,'evseId':null} | Type | evseId
            RequestStartTransactionRequest  | {'idToken':{'idToken':'04E9','type':'ISO14443'},\
            'remoteStartId':1,'connectorId':1} | Format | connectorId
            RequestStartTransactionRequest  | {'idToken':{'idToken':'04E9','type':'ISO14443'},\
            'remoteStartId':1,'chargingProfile':{}} | Occurrence | chargingProfile.id
            RequestStartTransactionResponse | {'status':'Scheduled'} | Property | status
            RequestStopTransactionRequest   | {'transactionId':7} | Type | transactionId
            RequestStopTransactionRequest   | {'transactionId':'t1',\
            'reason':'Remote'} | Format | reason
            UnlockConnectorRequest          | {'connectorId':1} | Occurrence | evseId
            UnlockConnectorRequest          | {'evseId':1,'connectorId':true} | Type | connectorId
            UnlockConnectorResponse         | {'status':'NotSupported'} | Property | status
            TriggerMessageRequest           | {'requestedMessage':'DiagnosticsStatusNotification'} \
            | Property | requestedMessage
            TriggerMessageRequest           | {'requestedMessage':'MeterValues',\
            'evse':1} | Type | evse
            StatusNotificationRequest       | {'timestamp':'2024-03-10T08:00:00Z','evseId':1,\
            'connectorId':1,'connectorStatus':'Charging'} | Property | connectorStatus
            HeartbeatRequest                | {'currentTime':'2024-03-10T08:00:00Z'} | Format \
            | currentTime
            HeartbeatRequest                | null | Format | ``
            HeartbeatResponse               | {'currentTime':'2024-03-10T25:00:00Z'} | Property \
            | currentTime
            ChangeAvailabilityRequest       | {'evse':{'id':1}} | Occurrence | operationalStatus
            ChangeAvailabilityRequest       | {'operationalStatus':'Inoperative',\
            'evse':{'connectorId':1}} | Occurrence | evse.id
            ChangeAvailabilityRequest       | {'connectorId':0,\
            'type':'Inoperative'} | Format | connectorId
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
