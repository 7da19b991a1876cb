package hitchpost.ocpp16.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.core.message.MessageViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ChangeConfiguration, GetConfiguration, ClearCache and DataTransfer, in both directions. */
class ConfigurationMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            ChangeConfiguration.req  | {'key':'HeartbeatInterval','value':'300'}
            ChangeConfiguration.req  | {'key':'','value':''}
            ChangeConfiguration.conf | {'status':'RebootRequired'}
            ChangeConfiguration.conf | {'status':'NotSupported'}
            GetConfiguration.req     | {}
            GetConfiguration.req     | {'key':[]}
            GetConfiguration.req     | {'key':['HeartbeatInterval',\
            '01234567890123456789012345678901234567890123456789']}
            GetConfiguration.conf    | {}
            GetConfiguration.conf    | {'configurationKey':[],'unknownKey':[]}
            GetConfiguration.conf    | {'configurationKey':[{'key':'AuthorizationKey',\
            'readonly':false},{'key':'HeartbeatInterval','readonly':true,'value':'300'}],\
            'unknownKey':['Foo']}
            ClearCache.req           | {}
            ClearCache.conf          | {'status':'Accepted'}
            DataTransfer.req         | {'vendorId':'dev.hitchpost'}
            DataTransfer.req         | {'vendorId':'dev.hitchpost','messageId':'Ping','data':'{}'}
            DataTransfer.req         | {'vendorId':'','messageId':'','data':''}
            DataTransfer.conf        | {'status':'UnknownVendorId'}
            DataTransfer.conf        | {'status':'Accepted','data':'pong'}
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
            ChangeConfiguration.req  | {'value':'300'} | Occurrence | key
            ChangeConfiguration.req  | {'key':'HeartbeatInterval'} | Occurrence | value
            ChangeConfiguration.req  | {'key':'HeartbeatInterval','value':300} | Type | value
            ChangeConfiguration.req  | {'key':'LocalPreAuthorize','value':true} | Type | value
            ChangeConfiguration.req  | {'key':'HeartbeatInterval','value':null} | Type | value
            ChangeConfiguration.req  | \
            {'key':'012345678901234567890123456789012345678901234567890','value':''} \
            | Property | key
            ChangeConfiguration.req  | {'key':'a','value':'b','component':'c'} \
            | Formation | component
            ChangeConfiguration.conf | {'status':'Unknown'} | Property | status
            GetConfiguration.req     | {'key':'HeartbeatInterval'} | Type | key
            GetConfiguration.req     | {'key':null} | Type | key
            GetConfiguration.req     | {'key':['a',null]} | Type | key[1]
            GetConfiguration.req     | {'key':['a',1]} | Type | key[1]
            GetConfiguration.req     | {'key':['a','b',\
            '012345678901234567890123456789012345678901234567890']} | Property | key[2]
            GetConfiguration.req     | {'keys':[]} | Formation | keys
            GetConfiguration.conf    | {'configurationKey':[{'key':'a'}]} \
            | Occurrence | configurationKey[0].readonly
            GetConfiguration.conf    | {'configurationKey':[{'readonly':true}]} \
            | Occurrence | configurationKey[0].key
            GetConfiguration.conf    | {'configurationKey':[{'key':'a','readonly':'true'}]} \
            | Type | configurationKey[0].readonly
            GetConfiguration.conf    | {'configurationKey':[{'key':'a','readonly':1}]} \
            | Type | configurationKey[0].readonly
            GetConfiguration.conf    | {'configurationKey':[{'key':'a','readonly':true,\
            'value':3}]} | Type | configurationKey[0].value
            GetConfiguration.conf    | {'configurationKey':[{'key':'a','readonly':true,\
            'unit':'s'}]} | Formation | configurationKey[0].unit
            GetConfiguration.conf    | \
            {'unknownKey':['012345678901234567890123456789012345678901234567890']} \
            | Property | unknownKey[0]
            ClearCache.req           | {'all':true} | Formation | all
            ClearCache.conf          | {} | Occurrence | status
            ClearCache.conf          | {'status':'Failed'} | Property | status
            DataTransfer.req         | {} | Occurrence | vendorId
            DataTransfer.req         | {'vendorId':'v','data':{'a':1}} | Type | data
            DataTransfer.req         | {'vendorId':'v','data':1} | Type | data
            DataTransfer.req         | {'vendorId':'v',\
            'messageId':'012345678901234567890123456789012345678901234567890'} \
            | Property | messageId
            DataTransfer.req         | {'vendorId':'v','customData':{}} | Formation | customData
            DataTransfer.conf        | {'data':'x'} | Occurrence | status
            DataTransfer.conf        | {'status':'Offline'} | Property | status
            DataTransfer.conf        | {'status':'Accepted','data':[]} | Type | data
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }

  /** The value may be an AuthorizationKey, and refusals go to logs and to the CSMS. */
  @Test
  void aRefusalDoesNotRepeatAValue() {
    String secret = "hunter2".repeat(99);
    String payload = "{'key':'AuthorizationKey','value':'" + secret + "'}";

    MessageViolation violation =
        assertThrows(
            MessageViolation.class, () -> MessageTable.decode("ChangeConfiguration.req", payload));

    assertEquals("value: longer than 500 characters", violation.getMessage());
  }
}
