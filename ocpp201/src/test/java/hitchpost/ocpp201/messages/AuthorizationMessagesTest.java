package hitchpost.ocpp201.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens (block C) and the local list (block D), in both directions. */
class AuthorizationMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            AuthorizeRequest            | {'idToken':{'idToken':'04E9','type':'ISO14443'}}
            AuthorizeRequest            | {'idToken':{'idToken':'','type':'NoAuthorization'}}
            AuthorizeRequest            | {'idToken':{'idToken':'DE-ABC-C12','type':'eMAID',\
            'additionalInfo':[{'additionalIdToken':'x','type':'y'}]},'certificate':'pem',\
            'iso15118CertificateHashData':[{'hashAlgorithm':'SHA256','issuerNameHash':'a0',\
            'issuerKeyHash':'b1','serialNumber':'2','responderURL':''}]}
            AuthorizeResponse           | {'idTokenInfo':{'status':'Accepted'}}
            AuthorizeResponse           | {'idTokenInfo':{'status':'NotAllowedTypeEVSE',\
            'cacheExpiryDateTime':'2024-03-10T08:00:00Z','chargingPriority':-9,'language1':'de',\
            'language2':'en-GB','evseId':[1,2],'groupIdToken':{'idToken':'g','type':'Central'},\
            'personalMessage':{'format':'UTF8','language':'de','content':'Hallo'},\
            'customData':{'vendorId':'v'}},'certificateStatus':'CertChainError'}
            AuthorizeResponse           | {'idTokenInfo':{'status':'Accepted',\
            'chargingPriority':99}}
            ClearCacheRequest           | {}
            ClearCacheResponse          | {'status':'Rejected',\
            'statusInfo':{'reasonCode':'NoCache'}}
            GetLocalListVersionRequest  | {}
            GetLocalListVersionResponse | {'versionNumber':0}
            SendLocalListRequest        | {'versionNumber':1,'updateType':'Full'}
            SendLocalListRequest        | {'versionNumber':2,'updateType':'Differential',\
            'localAuthorizationList':[{'idToken':{'idToken':'04E9','type':'ISO14443'}},\
            {'idToken':{'idToken':'04E9','type':'ISO14443'},'idTokenInfo':{'status':'Blocked'}}]}
            SendLocalListResponse       | {'status':'VersionMismatch'}
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
            AuthorizeRequest            | {} | Occurrence | idToken
            AuthorizeRequest            | {'idToken':'04E9'} | Type | idToken
            AuthorizeRequest            | {'idTag':'04E9'} | Format | idTag
            AuthorizeRequest            | {'idToken':{'idToken':'04E9'}} | Occurrence \
            | idToken.type
            AuthorizeRequest            | {'idToken':{'idToken':'04E9',\
            'type':'RFID'}} | Property | idToken.type
            AuthorizeRequest            \
            | {'idToken':{'idToken':'a token with more than 36 characters!!',\
            'type':'Central'}} | Property | idToken.idToken
            AuthorizeRequest            | {'idToken':{'idToken':'04E9','type':'Central',\
            'additionalInfo':[]}} | Occurrence | idToken.additionalInfo
            AuthorizeResponse           | {'idTokenInfo':{}} | Occurrence | idTokenInfo.status
            AuthorizeResponse           | {'idTokenInfo':{'status':'Accepted','evseId':[1,\
            '2']}} | Type | idTokenInfo.evseId[1]
            AuthorizeResponse           | {'idTokenInfo':{'status':'Accepted',\
            'personalMessage':{'content':'x'}}} | Occurrence | idTokenInfo.personalMessage.format
            ClearCacheRequest           | [] | Format | ``
            ClearCacheRequest           | {'all':true} | Format | all
            ClearCacheResponse          | {} | Occurrence | status
            GetLocalListVersionResponse | {'versionNumber':null} | Type | versionNumber
            SendLocalListRequest        | {'versionNumber':1,'updateType':'Full',\
            'localAuthorizationList':[]} | Occurrence | localAuthorizationList
            SendLocalListRequest        | {'versionNumber':1,\
            'updateType':'Partial'} | Property | updateType
            SendLocalListRequest        | {'versionNumber':'1',\
            'updateType':'Full'} | Type | versionNumber
            SendLocalListResponse       | {'status':'NotSupported'} | Property | status
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
