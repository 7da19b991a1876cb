package hitchpost.ocpp16.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Remote start and stop, UnlockConnector, Reset and ChangeAvailability, in both directions. */
class RemoteControlMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            RemoteStartTransaction.req  | {'idTag':'04E9'}
            RemoteStartTransaction.req  | {'connectorId':1,'idTag':'04E9',\
            'chargingProfile':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':8.1}]}}}
            RemoteStartTransaction.req  | {'connectorId':0,'idTag':''}
            RemoteStartTransaction.conf | {'status':'Accepted'}
            RemoteStartTransaction.conf | {'status':'Rejected'}
            RemoteStopTransaction.req   | {'transactionId':7}
            RemoteStopTransaction.req   | {'transactionId':-2147483648}
            RemoteStopTransaction.conf  | {'status':'Rejected'}
            UnlockConnector.req         | {'connectorId':1}
            UnlockConnector.req         | {'connectorId':0}
            UnlockConnector.req         | {'connectorId':99}
            UnlockConnector.conf        | {'status':'UnlockFailed'}
            Reset.req                   | {'type':'Hard'}
            Reset.req                   | {'type':'Soft'}
            Reset.conf                  | {'status':'Accepted'}
            ChangeAvailability.req      | {'connectorId':0,'type':'Inoperative'}
            ChangeAvailability.req      | {'connectorId':99,'type':'Operative'}
            ChangeAvailability.conf     | {'status':'Scheduled'}
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
            RemoteStartTransaction.req  | {} | Occurrence | idTag
            RemoteStartTransaction.req  | {'connectorId':1} | Occurrence | idTag
            RemoteStartTransaction.req  | {'idTag':'abcdefghijklmnopqrstu'} | Property | idTag
            RemoteStartTransaction.req  | {'idTag':{'idToken':'04E9'}} | Type | idTag
            RemoteStartTransaction.req  | {'connectorId':'1','idTag':'04E9'} | Type | connectorId
            RemoteStartTransaction.req  | {'connectorId':null,'idTag':'04E9'} | Type | connectorId
            RemoteStartTransaction.req  | {'connectorId':1e10,'idTag':'04E9'} | Type | connectorId
            RemoteStartTransaction.req  | {'connectorId':10000000000,'idTag':'04E9'} \
            | Property | connectorId
            RemoteStartTransaction.req  | {'idTag':'04E9','chargingProfile':{}} \
            | Occurrence | chargingProfile.chargingProfileId
            RemoteStartTransaction.req  | {'idTag':'04E9','chargingProfile':[]} \
            | Type | chargingProfile
            RemoteStartTransaction.req  | {'idTag':'04E9','evseId':1} | Formation | evseId
            RemoteStartTransaction.conf | {'status':'Scheduled'} | Property | status
            RemoteStopTransaction.req   | {} | Occurrence | transactionId
            RemoteStopTransaction.req   | {'transactionId':'7'} | Type | transactionId
            RemoteStopTransaction.req   | {'transactionId':7.9} | Type | transactionId
            RemoteStopTransaction.req   | {'transactionId':-2147483649} | Property | transactionId
            RemoteStopTransaction.req   | {'transactionId':7,'reason':'Remote'} | Formation | reason
            RemoteStopTransaction.conf  | {} | Occurrence | status
            UnlockConnector.req         | {} | Occurrence | connectorId
            UnlockConnector.req         | {'connectorId':true} | Type | connectorId
            UnlockConnector.req         | {'connectorId':1,'evseId':1} | Formation | evseId
            UnlockConnector.conf        | {'status':'Rejected'} | Property | status
            Reset.req                   | {} | Occurrence | type
            Reset.req                   | {'type':'Immediate'} | Property | type
            Reset.req                   | {'type':'hard'} | Property | type
            Reset.req                   | {'type':1} | Type | type
            Reset.req                   | 'Hard' | Formation | ``
            Reset.conf                  | {'status':'Scheduled'} | Property | status
            ChangeAvailability.req      | {'connectorId':1} | Occurrence | type
            ChangeAvailability.req      | {'type':'Operative'} | Occurrence | connectorId
            ChangeAvailability.req      | {'connectorId':-1,'type':'Operative'} \
            | Property | connectorId
            ChangeAvailability.req      | {'connectorId':1,'type':'Unavailable'} | Property | type
            ChangeAvailability.req      | {'connectorId':[1],'type':'Operative'} \
            | Type | connectorId
            ChangeAvailability.req      | {'connectorId':1,'type':'Operative','when':'now'} \
            | Formation | when
            ChangeAvailability.conf     | {'status':'Accepted','type':'Operative'} \
            | Formation | type
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
