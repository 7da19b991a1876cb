package hitchpost.ocpp16.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authorize, StartTransaction, MeterValues and StopTransaction, in both directions. */
class TransactionMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            Authorize.req         | {'idTag':'04E91C5A4F6280'}
            Authorize.req         | {'idTag':'abcdefghijklmnopqrst'}
            Authorize.conf        | {'idTagInfo':{'status':'Accepted'}}
            Authorize.conf        | {'idTagInfo':{'expiryDate':'2024-03-10T08:00:00Z',\
            'parentIdTag':'FLEET','status':'ConcurrentTx'}}
            StartTransaction.req  | {'connectorId':1,'idTag':'04E9','meterStart':0,\
            'timestamp':'2024-03-10T08:00:00Z'}
            StartTransaction.req  | {'connectorId':2,'idTag':'04E9','meterStart':2200000000,\
            'reservationId':0,'timestamp':'2024-03-10T08:00:00Z'}
            StartTransaction.conf | {'idTagInfo':{'status':'Accepted'},'transactionId':1}
            StartTransaction.conf | {'idTagInfo':{'expiryDate':'2024-03-10T08:00:00Z',\
            'parentIdTag':'','status':'Invalid'},'transactionId':0}
            StartTransaction.conf | {'idTagInfo':{'status':'Blocked'},'transactionId':-2147483648}
            MeterValues.req       | {'connectorId':0,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'1'}]}]}
            MeterValues.req       | {'connectorId':1,'transactionId':7,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'12.5',\
            'context':'Sample.Clock','format':'Raw','measurand':'Current.Import','phase':'L1-N',\
            'location':'Outlet','unit':'A'},{'value':'31','measurand':'Temperature',\
            'unit':'Celcius'},{'value':'31','measurand':'Temperature','unit':'Celsius'}]},\
            {'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'1'}]}]}
            MeterValues.conf      | {}
            StopTransaction.req   | {'meterStop':5200,'timestamp':'2024-03-10T08:00:00Z',\
            'transactionId':7}
            StopTransaction.req   | {'idTag':'04E9','meterStop':5200,\
            'timestamp':'2024-03-10T08:00:00Z','transactionId':-1,'reason':'EVDisconnected',\
            'transactionData':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'0',\
            'context':'Transaction.Begin','measurand':'Energy.Active.Import.Register'}]}]}
            StopTransaction.req   | {'meterStop':5200,'timestamp':'2024-03-10T08:00:00Z',\
            'transactionId':7,'transactionData':[]}
            StopTransaction.req   | {'meterStop':5200,'timestamp':'2024-03-10T08:00:00Z',\
            'transactionId':7,'reason':'DeAuthorized'}
            StopTransaction.conf  | {}
            StopTransaction.conf  | {'idTagInfo':{'status':'Expired'}}
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
            Authorize.req         | {} | Occurrence | idTag
            Authorize.req         | {'idTag':'abcdefghijklmnopqrstu'} | Property | idTag
            Authorize.req         | {'idTag':4711} | Type | idTag
            Authorize.req         | {'idTag':null} | Type | idTag
            Authorize.req         | {'idtag':'04E9'} | Formation | idtag
            Authorize.conf        | {} | Occurrence | idTagInfo
            Authorize.conf        | {'idTagInfo':'Accepted'} | Type | idTagInfo
            Authorize.conf        | {'idTagInfo':[]} | Type | idTagInfo
            Authorize.conf        | {'idTagInfo':{}} | Occurrence | idTagInfo.status
            Authorize.conf        | {'idTagInfo':{'status':'Unknown'}} | Property | idTagInfo.status
            Authorize.conf        | {'idTagInfo':{'status':'Accepted','expiryDate':'tomorrow'}} \
            | Property | idTagInfo.expiryDate
            Authorize.conf        | {'idTagInfo':{'status':'Accepted','expiryDate':null}} \
            | Type | idTagInfo.expiryDate
            Authorize.conf        | {'idTagInfo':{'status':'Accepted',\
            'parentIdTag':'abcdefghijklmnopqrstu'}} | Property | idTagInfo.parentIdTag
            Authorize.conf        | {'idTagInfo':{'status':'Accepted','groupId':'x'}} \
            | Formation | idTagInfo.groupId
            StartTransaction.req  | {'idTag':'04E9','meterStart':0,\
            'timestamp':'2024-03-10T08:00:00Z'} | Occurrence | connectorId
            StartTransaction.req  | {'connectorId':1,'meterStart':0,\
            'timestamp':'2024-03-10T08:00:00Z'} | Occurrence | idTag
            StartTransaction.req  | {'connectorId':1,'idTag':'04E9',\
            'timestamp':'2024-03-10T08:00:00Z'} | Occurrence | meterStart
            StartTransaction.req  | {'connectorId':1,'idTag':'04E9','meterStart':0} \
            | Occurrence | timestamp
            StartTransaction.req  | {'connectorId':0,'idTag':'04E9','meterStart':0,\
            'timestamp':'2024-03-10T08:00:00Z'} | Property | connectorId
            StartTransaction.req  | {'connectorId':1,'idTag':'04E9','meterStart':0.5,\
            'timestamp':'2024-03-10T08:00:00Z'} | Type | meterStart
            StartTransaction.req  | {'connectorId':1,'idTag':'04E9','meterStart':'0',\
            'timestamp':'2024-03-10T08:00:00Z'} | Type | meterStart
            StartTransaction.req  | {'connectorId':1,'idTag':'04E9',\
            'meterStart':9223372036854775808,'timestamp':'2024-03-10T08:00:00Z'} \
            | Property | meterStart
            StartTransaction.req  | {'connectorId':1,'idTag':'04E9','meterStart':0,\
            'timestamp':'2024-03-10T08:00:00'} | Property | timestamp
            StartTransaction.conf | {'idTagInfo':{'status':'Accepted'}} | Occurrence | transactionId
            StartTransaction.conf | {'transactionId':1} | Occurrence | idTagInfo
            StartTransaction.conf | {'idTagInfo':{'status':'Accepted'},'transactionId':'1'} \
            | Type | transactionId
            StartTransaction.conf | {'idTagInfo':{'status':'Accepted'},'transactionId':null} \
            | Type | transactionId
            StartTransaction.conf | {'idTagInfo':{'status':'Accepted'},\
            'transactionId':9223372036854775807} | Property | transactionId
            MeterValues.req       | {'connectorId':1} | Occurrence | meterValue
            MeterValues.req       | {'connectorId':1,'meterValue':[]} | Occurrence | meterValue
            MeterValues.req       | {'connectorId':1,\
            'meterValue':{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'1'}]}} \
            | Type | meterValue
            MeterValues.req       | {'connectorId':-1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'1'}]}]} \
            | Property | connectorId
            MeterValues.req       | {'connectorId':1,'transactionId':1.0,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'1'}]}]} \
            | Type | transactionId
            MeterValues.req       | {'connectorId':1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[]}]} \
            | Occurrence | meterValue[0].sampledValue
            MeterValues.req       | {'connectorId':1,\
            'meterValue':[{'sampledValue':[{'value':'1'}]}]} \
            | Occurrence | meterValue[0].timestamp
            MeterValues.req       | {'connectorId':1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'1'}]},\
            {'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'unit':'Wh'}]}]} \
            | Occurrence | meterValue[1].sampledValue[0].value
            MeterValues.req       | {'connectorId':1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':12.5}]}]} \
            | Type | meterValue[0].sampledValue[0].value
            MeterValues.req       | {'connectorId':1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'50',\
            'unit':'Hertz'}]}]} | Property | meterValue[0].sampledValue[0].unit
            MeterValues.req       | {'connectorId':1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'1',\
            'unit':'kwh'}]}]} | Property | meterValue[0].sampledValue[0].unit
            MeterValues.req       | {'connectorId':1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'1',\
            'phase':'L1-L3'}]}]} | Property | meterValue[0].sampledValue[0].phase
            MeterValues.req       | {'connectorId':1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':'1',\
            'measurand':'SOC'}]}]} | Property | meterValue[0].sampledValue[0].measurand
            MeterValues.req       | {'connectorId':1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[null]}]} \
            | Type | meterValue[0].sampledValue[0]
            MeterValues.conf      | {'status':'Accepted'} | Formation | status
            StopTransaction.req   | {'timestamp':'2024-03-10T08:00:00Z','transactionId':7} \
            | Occurrence | meterStop
            StopTransaction.req   | {'meterStop':5200,'transactionId':7} | Occurrence | timestamp
            StopTransaction.req   | {'meterStop':5200,'timestamp':'2024-03-10T08:00:00Z'} \
            | Occurrence | transactionId
            StopTransaction.req   | {'meterStop':5200,'timestamp':'2024-03-10T08:00:00Z',\
            'transactionId':'7'} | Type | transactionId
            StopTransaction.req   | {'meterStop':5200,'timestamp':'2024-03-10T08:00:00Z',\
            'transactionId':2147483648} | Property | transactionId
            StopTransaction.req   | {'meterStop':true,'timestamp':'2024-03-10T08:00:00Z',\
            'transactionId':7} | Type | meterStop
            StopTransaction.req   | {'meterStop':5200,'timestamp':'2024-03-10T08:00:00Z',\
            'transactionId':7,'idTag':'abcdefghijklmnopqrstu'} | Property | idTag
            StopTransaction.req   | {'meterStop':5200,'timestamp':'2024-03-10T08:00:00Z',\
            'transactionId':7,'reason':'Powerloss'} | Property | reason
            StopTransaction.req   | {'meterStop':5200,'timestamp':'2024-03-10T08:00:00Z',\
            'transactionId':7,'transactionData':{}} | Type | transactionData
            StopTransaction.req   | {'meterStop':5200,'timestamp':'2024-03-10T08:00:00Z',\
            'transactionId':7,'transactionData':[{'timestamp':'2024-03-10T08:00:00Z'}]} \
            | Occurrence | transactionData[0].sampledValue
            StopTransaction.conf  | {'idTagInfo':null} | Type | idTagInfo
            StopTransaction.conf  | {'idTagInfo':{}} | Occurrence | idTagInfo.status
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
