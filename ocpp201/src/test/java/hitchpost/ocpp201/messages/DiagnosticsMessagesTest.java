package hitchpost.ocpp201.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Firmware (block L), logs, monitors and customer data (block N), in both directions. */
class DiagnosticsMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            UpdateFirmwareRequest                    | {'requestId':1,\
            'firmware':{'location':'https://csms.example/fw',\
            'retrieveDateTime':'2024-03-10T08:00:00Z'}}
            UpdateFirmwareRequest                    | {'requestId':1,'retries':0,\
            'retryInterval':60,'firmware':{'location':'','retrieveDateTime':'2024-03-10T08:00:00Z',\
            'installDateTime':'2024-03-10T08:00:00Z','signingCertificate':'pem',\
            'signature':'c2ln'}}
            UpdateFirmwareResponse                   | {'status':'RevokedCertificate'}
            FirmwareStatusNotificationRequest        | {'status':'Idle'}
            FirmwareStatusNotificationRequest        | {'status':'InstallVerificationFailed',\
            'requestId':1}
            FirmwareStatusNotificationResponse       | {}
            PublishFirmwareRequest                   | {'location':'https://csms.example/fw',\
            'checksum':'d41d8cd98f00b204e9800998ecf8427e','requestId':1}
            PublishFirmwareResponse                  | {'status':'Accepted'}
            PublishFirmwareStatusNotificationRequest | {'status':'Published',\
            'location':['http://10.0.0.1/fw'],'requestId':1}
            UnpublishFirmwareRequest                 | {'checksum':''}
            UnpublishFirmwareResponse                | {'status':'DownloadOngoing'}
            GetLogRequest                            | {'logType':'SecurityLog','requestId':1,\
            'log':{'remoteLocation':'sftp://u:p@csms.example/logs'}}
            GetLogRequest                            | {'logType':'DiagnosticsLog','requestId':1,\
            'retries':3,'retryInterval':10,'log':{'remoteLocation':'',\
            'oldestTimestamp':'2024-03-10T08:00:00Z','latestTimestamp':'2024-03-10T09:00:00Z'}}
            GetLogResponse                           | {'status':'AcceptedCanceled',\
            'filename':'log.zip'}
            LogStatusNotificationRequest             | {'status':'UploadFailure','requestId':1}
            SetVariableMonitoringRequest             | {'setMonitoringData':[{'value':80.5,\
            'type':'UpperThreshold','severity':10,'component':{'name':'EVSE','evse':{'id':1}},\
            'variable':{'name':'Power'}},{'id':1,'transaction':true,'value':0,\
            'type':'PeriodicClockAligned','severity':0,'component':{'name':'EVSE','evse':{'id':1}},\
            'variable':{'name':'Power'}}]}
            SetVariableMonitoringResponse            | {'setMonitoringResult':[{'id':7,\
            'status':'Accepted','type':'Delta','severity':5,'component':{'name':'EVSE',\
            'evse':{'id':1}},'variable':{'name':'Power'}}]}
            ClearVariableMonitoringRequest           | {'id':[1,2]}
            ClearVariableMonitoringResponse          \
            | {'clearMonitoringResult':[{'status':'NotFound','id':1}]}
            SetMonitoringBaseRequest                 | {'monitoringBase':'HardWiredOnly'}
            SetMonitoringLevelRequest                | {'severity':10}
            SetMonitoringLevelResponse               | {'status':'Rejected'}
            GetMonitoringReportRequest               | {'requestId':1,\
            'monitoringCriteria':['DeltaMonitoring'],\
            'componentVariable':[{'component':{'name':'EVSE'}}]}
            GetMonitoringReportResponse              | {'status':'EmptyResultSet'}
            NotifyMonitoringReportRequest            | {'requestId':1,\
            'generatedAt':'2024-03-10T08:00:00Z','seqNo':0,'monitor':[{'component':{'name':'EVSE',\
            'evse':{'id':1}},'variable':{'name':'Power'},'variableMonitoring':[{'id':1,\
            'transaction':false,'value':1,'type':'Periodic','severity':9}]}]}
            NotifyEventRequest                       | {'generatedAt':'2024-03-10T08:00:00Z',\
            'seqNo':0,'eventData':[{'eventId':1,'timestamp':'2024-03-10T08:00:00Z',\
            'trigger':'Delta','cause':0,'actualValue':'','techCode':'c','techInfo':'i',\
            'cleared':false,'transactionId':'t1','variableMonitoringId':1,\
            'eventNotificationType':'CustomMonitor','component':{'name':'EVSE','evse':{'id':1}},\
            'variable':{'name':'Power'}}]}
            CustomerInformationRequest               | {'requestId':1,'report':true,'clear':false,\
            'customerIdentifier':'c'}
            CustomerInformationRequest               | {'requestId':1,'report':false,'clear':true,\
            'idToken':{'idToken':'04E9','type':'ISO14443'},\
            'customerCertificate':{'hashAlgorithm':'SHA256','issuerNameHash':'a0',\
            'issuerKeyHash':'b1','serialNumber':'2'}}
            CustomerInformationResponse              | {'status':'Invalid'}
            NotifyCustomerInformationRequest         | {'requestId':1,\
            'generatedAt':'2024-03-10T08:00:00Z','tbc':true,'seqNo':0,'data':''}
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
            UpdateFirmwareRequest                    | {'requestId':1,\
            'firmware':{'location':'x'}} | Occurrence | firmware.retrieveDateTime
            UpdateFirmwareRequest                    | {'location':'x',\
            'retrieveDate':'2024-03-10T08:00:00Z'} | Format | location
            UpdateFirmwareResponse                   | {} | Occurrence | status
            FirmwareStatusNotificationRequest        | {'status':'Downloaded',\
            'requestId':'1'} | Type | requestId
            PublishFirmwareRequest                   | {'location':'x',\
            'checksum':'d41d8cd98f00b204e9800998ecf8427e0','requestId':1} | Property | checksum
            PublishFirmwareStatusNotificationRequest | {'status':'Published',\
            'location':'x'} | Type | location
            GetLogRequest                            | {'logType':'Log','requestId':1,\
            'log':{'remoteLocation':''}} | Property | logType
            GetLogRequest                            | {'logType':'SecurityLog','requestId':1,\
            'log':{}} | Occurrence | log.remoteLocation
            GetLogRequest                            | {'logType':'SecurityLog','requestId':1,\
            'log':{'remoteLocation':'',\
            'oldestTimestamp':'2024-03-10 08:00:00Z'}} | Property | log.oldestTimestamp
            SetVariableMonitoringRequest             | {'setMonitoringData':[{'value':'80',\
            'type':'UpperThreshold','severity':1,'component':{'name':'EVSE','evse':{'id':1}},\
            'variable':{'name':'Power'}}]} | Type | setMonitoringData[0].value
            SetVariableMonitoringRequest             | {'setMonitoringData':[{'value':80,\
            'type':'Threshold','severity':1,'component':{'name':'EVSE','evse':{'id':1}},\
            'variable':{'name':'Power'}}]} | Property | setMonitoringData[0].type
            ClearVariableMonitoringRequest           | {'id':[]} | Occurrence | id
            ClearVariableMonitoringRequest           | {'id':1} | Type | id
            SetMonitoringBaseRequest                 | {} | Occurrence | monitoringBase
            SetMonitoringLevelRequest                | {'severity':9.5} | Type | severity
            GetMonitoringReportRequest               | {'requestId':1,\
            'monitoringCriteria':['DeltaMonitoring','DeltaMonitoring','DeltaMonitoring',\
            'DeltaMonitoring']} | Occurrence | monitoringCriteria
            NotifyEventRequest                       | {'generatedAt':'2024-03-10T08:00:00Z',\
            'seqNo':0} | Occurrence | eventData
            CustomerInformationRequest               | {'requestId':1,'report':'true',\
            'clear':false} | Type | report
            CustomerInformationRequest               | {'requestId':1,\
            'report':true} | Occurrence | clear
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
