package hitchpost.ocpp201.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boot, variables, reports, network profiles and resets (block B), in both directions. */
class ProvisioningMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            BootNotificationRequest   | {'chargingStation':{'vendorName':'v','model':'m'},\
            'reason':'PowerUp'}
            BootNotificationRequest   | {'chargingStation':{'vendorName':'v','model':'m',\
            'serialNumber':'1','firmwareVersion':'2','modem':{'iccid':'3','imsi':'4'}},\
            'reason':'FirmwareUpdate'}
            BootNotificationRequest   | {'chargingStation':{'vendorName':'v','model':'m',\
            'modem':{}},'reason':'Unknown'}
            BootNotificationResponse  | {'status':'Accepted',\
            'currentTime':'2024-03-10T08:00:00.500Z','interval':300}
            BootNotificationResponse  | {'status':'Pending','currentTime':'2024-03-10T08:00:00Z',\
            'interval':-1}
            BootNotificationResponse  | {'status':'Rejected','currentTime':'2024-03-10T08:00:00Z',\
            'interval':99999999999,'statusInfo':{'reasonCode':'x'},'customData':{'vendorId':'v',\
            'slot':[7]}}
            GetVariablesRequest       | {'getVariableData':[{'component':{'name':'EVSE',\
            'evse':{'id':1}},'variable':{'name':'Power'}},{'component':{'name':'SecurityCtrlr',\
            'instance':'a'},'variable':{'name':'Identity','instance':'b'},\
            'attributeType':'MaxSet'}]}
            GetVariablesResponse      | {'getVariableResult':[{'attributeStatus':'Accepted',\
            'attributeValue':'','attributeType':'Actual','component':{'name':'EVSE',\
            'evse':{'id':1}},'variable':{'name':'Power'}},{'attributeStatus':'UnknownComponent',\
            'attributeStatusInfo':{'reasonCode':'NotFound'},'component':{'name':'EVSE',\
            'evse':{'id':1}},'variable':{'name':'Power'}}]}
            SetVariablesRequest       | {'setVariableData':[{'attributeValue':'300',\
            'component':{'name':'EVSE','evse':{'id':1}},'variable':{'name':'Power'}}]}
            SetVariablesRequest       | {'setVariableData':[{'attributeType':'Target',\
            'attributeValue':'','component':{'name':'EVSE','evse':{'id':1}},\
            'variable':{'name':'Power'}}]}
            SetVariablesResponse      | {'setVariableResult':[{'attributeStatus':'RebootRequired',\
            'component':{'name':'EVSE','evse':{'id':1}},'variable':{'name':'Power'}}]}
            GetBaseReportRequest      | {'requestId':-7,'reportBase':'SummaryInventory'}
            GetBaseReportResponse     | {'status':'EmptyResultSet'}
            GetReportRequest          | {'requestId':1}
            GetReportRequest          | {'requestId':1,'componentCriteria':['Active','Problem'],\
            'componentVariable':[{'component':{'name':'EVSE'}},{'component':{'name':'EVSE',\
            'evse':{'id':1}},'variable':{'name':'Power'}}]}
            GetReportResponse         | {'status':'NotSupported'}
            NotifyReportRequest       | {'requestId':1,'generatedAt':'2024-03-10T08:00:00Z',\
            'seqNo':0}
            NotifyReportRequest       | {'requestId':1,'generatedAt':'2024-03-10T08:00:00Z',\
            'tbc':true,'seqNo':3,'reportData':[{'component':{'name':'EVSE','evse':{'id':1}},\
            'variable':{'name':'Power'},'variableAttribute':[{'value':'11'},{'type':'MaxSet',\
            'mutability':'ReadOnly','persistent':true,'constant':true}],\
            'variableCharacteristics':{'unit':'W','dataType':'decimal','minLimit':0,\
            'maxLimit':22080.5,'supportsMonitoring':false}}]}
            NotifyReportResponse      | {}
            SetNetworkProfileRequest  | {'configurationSlot':1,\
            'connectionData':{'ocppVersion':'OCPP20','ocppTransport':'JSON',\
            'ocppCsmsUrl':'wss://csms.example','messageTimeout':30,'securityProfile':2,\
            'ocppInterface':'Wired0'}}
            SetNetworkProfileRequest  | {'configurationSlot':0,\
            'connectionData':{'ocppVersion':'OCPP16','ocppTransport':'JSON','ocppCsmsUrl':'',\
            'messageTimeout':30,'securityProfile':9,'ocppInterface':'Wireless3','apn':{'apn':'a',\
            'apnAuthentication':'AUTO'},'vpn':{'server':'s','user':'u','password':'p','key':'k',\
            'type':'IKEv2'}}}
            SetNetworkProfileResponse | {'status':'Failed'}
            ResetRequest              | {'type':'Immediate'}
            ResetRequest              | {'type':'OnIdle','evseId':1}
            ResetResponse             | {'status':'Scheduled'}
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
            BootNotificationRequest   | {'chargingStation':{'model':'m'},\
            'reason':'PowerUp'} | Occurrence | chargingStation.vendorName
            BootNotificationRequest   | {'chargingStation':{'vendorName':'v',\
            'model':'a model of more than 20'},\
            'reason':'PowerUp'} | Property | chargingStation.model
            BootNotificationRequest   | {'chargePointVendor':'v',\
            'chargePointModel':'m'} | Format | chargePointVendor
            BootNotificationResponse  | {'currentTime':'2024-03-10T08:00:00Z',\
            'interval':300} | Occurrence | status
            BootNotificationResponse  | {'status':'Accepted','currentTime':'now',\
            'interval':300} | Property | currentTime
            BootNotificationResponse  | {'status':'Accepted','currentTime':'2024-03-10T08:00:00Z',\
            'interval':3.5} | Type | interval
            BootNotificationResponse  | {'status':'Accepted','currentTime':'2024-03-10T08:00:00Z',\
            'interval':3,'customData':{}} | Occurrence | customData.vendorId
            GetVariablesRequest       | {} | Occurrence | getVariableData
            GetVariablesRequest       | {'getVariableData':[]} | Occurrence | getVariableData
            GetVariablesRequest       | {'getVariableData':[{'component':{'name':'EVSE',\
            'evse':{'connectorId':1}},\
            'variable':{'name':'Power'}}]} | Occurrence | getVariableData[0].component.evse.id
            GetVariablesRequest       | {'getVariableData':[{'component':'EVSE',\
            'variable':{'name':'Power'}}]} | Type | getVariableData[0].component
            GetVariablesRequest       | {'getVariableData':[{'component':{'name':'EVSE',\
            'evse':{'id':1}},'variable':{'name':'Power'},\
            'attributeType':'Min'}]} | Property | getVariableData[0].attributeType
            SetVariablesRequest       | {'setVariableData':[{'component':{'name':'EVSE',\
            'evse':{'id':1}},'variable':{'name':'Power'}}]} | Occurrence \
            | setVariableData[0].attributeValue
            SetVariablesRequest       | {'setVariableData':[{'attributeValue':300,\
            'component':{'name':'EVSE','evse':{'id':1}},\
            'variable':{'name':'Power'}}]} | Type | setVariableData[0].attributeValue
            SetVariablesRequest       | {'setVariableData':[{'attributeValue':'1',\
            'component':{'name':'EVSE','evse':{'id':1}},'variable':{'name':'Power'}},\
            {'attributeValue':'2','key':'x','component':{'name':'EVSE','evse':{'id':1}},\
            'variable':{'name':'Power'}}]} | Format | setVariableData[1].key
            GetBaseReportRequest      | {'requestId':1,\
            'reportBase':'Everything'} | Property | reportBase
            GetBaseReportRequest      | {'reportBase':'FullInventory'} | Occurrence | requestId
            GetReportRequest          | {'requestId':1,'componentCriteria':['Active','Active',\
            'Active','Active','Active']} | Occurrence | componentCriteria
            GetReportRequest          | {'requestId':1,\
            'componentVariable':[{'variable':{'name':'Power'}}]} | Occurrence \
            | componentVariable[0].component
            NotifyReportRequest       | {'requestId':1,'generatedAt':'2024-03-10T08:00:00Z',\
            'seqNo':0,'reportData':[{'component':{'name':'EVSE','evse':{'id':1}},\
            'variable':{'name':'Power'},\
            'variableAttribute':[]}]} | Occurrence | reportData[0].variableAttribute
            NotifyReportRequest       | {'requestId':1,'generatedAt':'2024-03-10T08:00:00Z',\
            'seqNo':0,'reportData':[{'component':{'name':'EVSE','evse':{'id':1}},\
            'variable':{'name':'Power'},'variableAttribute':[{}],\
            'variableCharacteristics':{'dataType':'string',\
            'supportsMonitoring':'no'}}]} | Type \
            | reportData[0].variableCharacteristics.supportsMonitoring
            SetNetworkProfileRequest  | {'configurationSlot':1,\
            'connectionData':{'ocppVersion':'OCPP201','ocppTransport':'JSON','ocppCsmsUrl':'',\
            'messageTimeout':30,'securityProfile':2,\
            'ocppInterface':'Wired0'}} | Property | connectionData.ocppVersion
            SetNetworkProfileRequest  | {'configurationSlot':1} | Occurrence | connectionData
            ResetRequest              | {} | Occurrence | type
            ResetRequest              | {'type':'Hard'} | Property | type
            ResetRequest              | {'type':'Immediate','evseId':'1'} | Type | evseId
            ResetRequest              | 'Immediate' | Format | ``
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
