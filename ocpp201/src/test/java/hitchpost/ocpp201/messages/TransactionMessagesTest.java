package hitchpost.ocpp201.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transactions (block E) and meter values (block J), in both directions. */
class TransactionMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            TransactionEventRequest      | {'eventType':'Started',\
            'timestamp':'2024-03-10T08:00:00Z','triggerReason':'Authorized','seqNo':0,\
            'transactionInfo':{'transactionId':'t1'}}
            TransactionEventRequest      | {'eventType':'Ended','timestamp':'2024-03-10T08:00:00Z',\
            'triggerReason':'StopAuthorized','seqNo':7,'offline':true,'numberOfPhasesUsed':3,\
            'cableMaxCurrent':32,'reservationId':5,'transactionInfo':{'transactionId':'t1',\
            'chargingState':'SuspendedEVSE','timeSpentCharging':3600,\
            'stoppedReason':'SOCLimitReached','remoteStartId':9},'evse':{'id':1,'connectorId':2},\
            'idToken':{'idToken':'04E9','type':'ISO14443'},\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':0.001}]}]}
            TransactionEventResponse     | {}
            TransactionEventResponse     | {'totalCost':0,'chargingPriority':3,\
            'idTokenInfo':{'status':'ConcurrentTx'},'updatedPersonalMessage':{'format':'ASCII',\
            'content':''},'customData':{'vendorId':'v','a':1}}
            TransactionEventResponse     | {'totalCost':12.345678901234567890123}
            GetTransactionStatusRequest  | {}
            GetTransactionStatusRequest  | {'transactionId':'t1'}
            GetTransactionStatusResponse | {'messagesInQueue':false}
            GetTransactionStatusResponse | {'ongoingIndicator':true,'messagesInQueue':true}
            MeterValuesRequest           | {'evseId':0,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00.250Z','sampledValue':[{'value':-12.5,\
            'context':'Sample.Clock','measurand':'Power.Active.Import','phase':'L1-N',\
            'location':'Inlet','unitOfMeasure':{'unit':'W','multiplier':3}}]}]}
            MeterValuesRequest           | {'evseId':1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':1,\
            'unitOfMeasure':{},'signedMeterValue':{'signedMeterData':'T0NNRg==','signingMethod':'',\
            'encodingMethod':'OCMF','publicKey':''}}]}]}
            MeterValuesResponse          | {}
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
            TransactionEventRequest      | {'eventType':'Started',\
            'timestamp':'2024-03-10T08:00:00Z','triggerReason':'Authorized',\
            'seqNo':0} | Occurrence | transactionInfo
            TransactionEventRequest      | {'eventType':'Begun','timestamp':'2024-03-10T08:00:00Z',\
            'triggerReason':'Authorized','seqNo':0,\
            'transactionInfo':{'transactionId':'t1'}} | Property | eventType
            TransactionEventRequest      | {'eventType':'Started',\
            'timestamp':'2024-03-10T08:00:00Z','triggerReason':'Authorized','seqNo':0,\
            'transactionInfo':{'transactionId':'t1'},'offline':'false'} | Type | offline
            TransactionEventRequest      | {'eventType':'Started',\
            'timestamp':'2024-03-10T08:00:00Z','triggerReason':'Authorized','seqNo':0,\
            'transactionInfo':{'transactionId':'t1'},'offline':0} | Type | offline
            TransactionEventRequest      | {'eventType':'Started',\
            'timestamp':'2024-03-10T08:00:00Z','triggerReason':'Authorized','seqNo':0,\
            'transactionInfo':{'transactionId':'t1'},'meterValue':[]} | Occurrence | meterValue
            TransactionEventRequest      | {'eventType':'Started',\
            'timestamp':'2024-03-10T08:00:00Z','triggerReason':'Authorized','seqNo':0,\
            'transactionInfo':{'transactionId':'t1'},\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z',\
            'sampledValue':[]}]} | Occurrence | meterValue[0].sampledValue
            TransactionEventRequest      | {'eventType':'Started',\
            'timestamp':'2024-03-10T08:00:00Z','triggerReason':'Authorized','seqNo':0,\
            'transactionInfo':{'transactionId':'t1'},\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z',\
            'sampledValue':[{'value':'1'}]}]} | Type | meterValue[0].sampledValue[0].value
            TransactionEventRequest      | {'eventType':'Started',\
            'timestamp':'2024-03-10T08:00:00Z','triggerReason':'Authorized','seqNo':0,\
            'transactionInfo':{'transactionId':'t1'},'connectorId':1} | Format | connectorId
            TransactionEventRequest      | {'eventType':'Started',\
            'timestamp':'2024-03-10T08:00:00Z','triggerReason':'Authorized','seqNo':0,\
            'transactionInfo':{'transactionId':'t1'},'transactionId':1} | Format | transactionId
            TransactionEventResponse     | {'totalCost':'free'} | Type | totalCost
            TransactionEventResponse     | {'totalCost':1e400} | Property | totalCost
            TransactionEventResponse     | {'idTokenInfo':{'status':'accepted'}} | Property \
            | idTokenInfo.status
            TransactionEventResponse     | {'chargingPriority':1.0} | Type | chargingPriority
            GetTransactionStatusRequest  | {'transactionId':1} | Type | transactionId
            GetTransactionStatusRequest  \
            | {'transactionId':'a transaction of more than 36 digits.'} | Property | transactionId
            GetTransactionStatusResponse | {'ongoingIndicator':true} | Occurrence \
            | messagesInQueue
            MeterValuesRequest           | {'meterValue':[]} | Occurrence | evseId
            MeterValuesRequest           | {'evseId':1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':1,\
            'measurand':'Temperature'}]}]} | Property | meterValue[0].sampledValue[0].measurand
            MeterValuesRequest           | {'evseId':1,\
            'meterValue':[{'timestamp':'2024-03-10T08:00:00Z','sampledValue':[{'value':1,\
            'unit':'Wh'}]}]} | Format | meterValue[0].sampledValue[0].unit
            MeterValuesRequest           | {'evseId':1,'meterValue':[{'timestamp':'2024-03-10',\
            'sampledValue':[{'value':1}]}]} | Property | meterValue[0].timestamp
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
