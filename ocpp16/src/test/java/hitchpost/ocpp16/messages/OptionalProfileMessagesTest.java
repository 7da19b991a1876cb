package hitchpost.ocpp16.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Firmware, diagnostics, local list, reservation and trigger messages, in both directions. */
class OptionalProfileMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            GetDiagnostics.req                 | {'location':'ftp://u:p@csms.example/up'}
            GetDiagnostics.req                 | {'location':'https://csms.example/up',\
            'retries':0,'retryInterval':60,'startTime':'2024-03-10T08:00:00Z',\
            'stopTime':'2024-03-10T08:00:00Z'}
            GetDiagnostics.conf                | {}
            GetDiagnostics.conf                | {'fileName':'log.zip'}
            DiagnosticsStatusNotification.req  | {'status':'UploadFailed'}
            DiagnosticsStatusNotification.conf | {}
            FirmwareStatusNotification.req     | {'status':'InstallationFailed'}
            FirmwareStatusNotification.conf    | {}
            UpdateFirmware.req                 | {'location':'https://csms.example/fw',\
            'retrieveDate':'2024-03-10T08:00:00Z'}
            UpdateFirmware.req                 | {'location':'https://csms.example/fw',\
            'retries':3,'retrieveDate':'2024-03-10T08:00:00Z','retryInterval':60}
            UpdateFirmware.conf                | {}
            GetLocalListVersion.req            | {}
            GetLocalListVersion.conf           | {'listVersion':-1}
            SendLocalList.req                  | {'listVersion':0,'updateType':'Full'}
            SendLocalList.req                  | {'listVersion':2,\
            'localAuthorizationList':[{'idTag':'A'},{'idTag':'B',\
            'idTagInfo':{'expiryDate':'2024-03-10T08:00:00Z','parentIdTag':'P',\
            'status':'Accepted'}}],'updateType':'Differential'}
            SendLocalList.conf                 | {'status':'VersionMismatch'}
            ReserveNow.req                     | {'connectorId':0,\
            'expiryDate':'2024-03-10T08:00:00Z','idTag':'A','reservationId':1}
            ReserveNow.req                     | {'connectorId':1,\
            'expiryDate':'2024-03-10T08:00:00Z','idTag':'A','parentIdTag':'P','reservationId':-1}
            ReserveNow.conf                    | {'status':'Occupied'}
            CancelReservation.req              | {'reservationId':1}
            CancelReservation.conf             | {'status':'Rejected'}
            TriggerMessage.req                 | {'requestedMessage':'MeterValues'}
            TriggerMessage.req                 | {'requestedMessage':'StatusNotification',\
            'connectorId':0}
            TriggerMessage.conf                | {'status':'NotImplemented'}
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
            GetDiagnostics.req                | {} | Occurrence | location
            GetDiagnostics.req                | {'location':'up load'} | Property | location
            GetDiagnostics.req                | {'location':'/etc/passwd'} | Property | location
            GetDiagnostics.req                | {'location':''} | Property | location
            GetDiagnostics.req                | {'location':'ftp://a/b','retries':'3'} \
            | Type | retries
            DiagnosticsStatusNotification.req | {'status':'Installing'} | Property | status
            FirmwareStatusNotification.req    | {'status':'Uploading'} | Property | status
            FirmwareStatusNotification.req    | {} | Occurrence | status
            UpdateFirmware.req                | {'location':'https://a/b'} \
            | Occurrence | retrieveDate
            UpdateFirmware.req                | {'location':'https://a/b','retrieveDate':'soon'} \
            | Property | retrieveDate
            UpdateFirmware.req                | {'location':'https://a/b',\
            'retrieveDate':'2024-03-10T08:00:00Z','retries':1.5} | Type | retries
            GetLocalListVersion.conf          | {} | Occurrence | listVersion
            SendLocalList.req                 | {'listVersion':1} | Occurrence | updateType
            SendLocalList.req                 | {'listVersion':1,'updateType':'Full','hash':'x'} \
            | Formation | hash
            SendLocalList.req                 | {'listVersion':1,'updateType':'Full',\
            'localAuthorizationList':[{}]} | Occurrence | localAuthorizationList[0].idTag
            SendLocalList.req                 | {'listVersion':1,'updateType':'Full',\
            'localAuthorizationList':[{'idTag':'A','idTagInfo':{'status':'accepted'}}]} \
            | Property | localAuthorizationList[0].idTagInfo.status
            ReserveNow.req                    | {'connectorId':-1,\
            'expiryDate':'2024-03-10T08:00:00Z','idTag':'A','reservationId':1} \
            | Property | connectorId
            ReserveNow.req                    | {'connectorId':1,\
            'expiryDate':'2024-03-10T08:00:00Z','idTag':'A'} | Occurrence | reservationId
            ReserveNow.conf                   | {'status':'Reserved'} | Property | status
            CancelReservation.req             | {} | Occurrence | reservationId
            TriggerMessage.req                | {'requestedMessage':'StartTransaction'} \
            | Property | requestedMessage
            TriggerMessage.req                | {} | Occurrence | requestedMessage
            TriggerMessage.conf               | {'status':'Scheduled'} | Property | status
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
