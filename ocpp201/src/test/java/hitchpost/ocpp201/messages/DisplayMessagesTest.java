package hitchpost.ocpp201.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages on the display (block O) and vendor data (block P), in both directions. */
class DisplayMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            SetDisplayMessageRequest     | {'message':{'id':1,'priority':'AlwaysFront',\
            'message':{'format':'HTML','language':'en','content':'<b>x</b>'}}}
            SetDisplayMessageRequest     | {'message':{'id':1,'priority':'NormalCycle',\
            'state':'Idle','startDateTime':'2024-03-10T08:00:00Z',\
            'endDateTime':'2024-03-10T09:00:00Z','transactionId':'t1','message':{'format':'URI',\
            'content':''},'display':{'name':'Display','evse':{'id':1}}}}
            SetDisplayMessageResponse    | {'status':'UnknownTransaction'}
            GetDisplayMessagesRequest    | {'requestId':1}
            GetDisplayMessagesRequest    | {'requestId':1,'id':[1],'priority':'InFront',\
            'state':'Charging'}
            GetDisplayMessagesResponse   | {'status':'Unknown'}
            NotifyDisplayMessagesRequest | {'requestId':1}
            ClearDisplayMessageRequest   | {'id':1}
            ClearDisplayMessageResponse  | {'status':'Unknown'}
            DataTransferRequest          | {'vendorId':'org.example'}
            DataTransferRequest          | {'vendorId':'v','messageId':'m','data':null,\
            'customData':{'vendorId':'w'}}
            DataTransferRequest          | {'vendorId':'v','data':{'a':[1,{'b':2.50}]}}
            DataTransferResponse         | {'status':'UnknownMessageId'}
            DataTransferResponse         | {'status':'Accepted','data':'text',\
            'statusInfo':{'reasonCode':''}}
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
            SetDisplayMessageRequest     | {'message':{'id':1,\
            'priority':'InFront'}} | Occurrence | message.message
            SetDisplayMessageRequest     | {'message':{'id':1,'priority':'InFront',\
            'message':'hello'}} | Type | message.message
            SetDisplayMessageRequest     | {'message':{'id':1,'priority':'Front',\
            'message':{'format':'UTF8','content':''}}} | Property | message.priority
            SetDisplayMessageRequest     | {'message':{'id':1,'priority':'InFront',\
            'message':{'format':'UTF8','content':'',\
            'colour':'red'}}} | Format | message.message.colour
            GetDisplayMessagesRequest    | {'id':[1]} | Occurrence | requestId
            GetDisplayMessagesRequest    | {'requestId':1,'id':[]} | Occurrence | id
            ClearDisplayMessageRequest   | {'id':'1'} | Type | id
            DataTransferRequest          | {'data':1} | Occurrence | vendorId
            DataTransferRequest          | {'vendorId':null} | Type | vendorId
            DataTransferRequest          | {'vendorId':'v','customData':'w'} | Type | customData
            DataTransferRequest          | {'vendorId':'v','payload':1} | Format | payload
            DataTransferResponse         | {'status':'Offline'} | Property | status
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
