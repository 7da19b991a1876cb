package hitchpost.core.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log shows what was said, and neither secrets nor what could drive a terminal. */
class LogMaskTest {
  private final LogMask mask = LogMask.SECRETS;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[2,'1','ChangeConfiguration',{'key':'AuthorizationKey','value':'s3cret'}]",
        "[2,'1','ChangeConfiguration',{'value':'s3cret','key':'AuthorizationKey'}]",
        "[2,'1','ChangeConfiguration',{'key':'authorizationkey','value':'s3cret'}]",
        "[2,'1','ChangeConfiguration',{'key':'\\u0041uthorizationKey','value':'s3cret'}]",
        "[2,'1','ChangeConfiguration',{'key':'a','value':'s3cret','key':'AuthorizationKey'}]",
        "[2,'1','ChangeConfiguration',{'key':'WifiPassword','value':'s3cret'}]",
        "[2,'1','ChangeConfiguration',{'key':'SimPin','value':'s3cret'}]",
        "[2,'1','ChangeConfiguration',{'KEY':'AuthorizationKey','Value':'s3cret'}]",
        "[2,'1','ChangeConfiguration',{'key':'AuthorizationKey','value':['s3cret']}]",
        "[3,'1',{'configurationKey':[{'key':'AuthorizationKey','readonly':false,"
            + "'value':'s3cret'},{'key':'HeartbeatInterval','readonly':false,'value':'60'}]}]",
        "[2,'1','SetVariables',{'setVariableData':[{'attributeValue':'s3cret','component':"
            + "{'name':'SecurityCtrlr'},'variable':{'name':'BasicAuthPassword'}}]}]",
        "[3,'1',{'getVariableResult':[{'attributeStatus':'Accepted','attributeValue':'s3cret',"
            + "'component':{'name':'SecurityCtrlr'},'variable':{'name':'BasicAuthPassword'}}]}]",
        "[2,'1','NotifyReport',{'reportData':[{'component':{'name':'SecurityCtrlr'},'variable':"
            + "{'name':'BasicAuthPassword'},'variableAttribute':[{'value':'s3cret'}]}]}]",
        "[2,'1','NotifyEvent',{'eventData':[{'actualValue':'s3cret','component':"
            + "{'name':'SecurityCtrlr'},'variable':{'name':'BasicAuthPassword'}}]}]",
        "[2,'1','SetVariables',{'setVariableData':[{'attributeValue':'s3cret','component':"
            + "{'name':'AcmeWifiPassword'},'variable':{'name':'Value'}}]}]",
        "[2,'1','SetNetworkProfile',{'connectionData':{'apn':{'apn':'net','apnPassword':'s3cret',"
            + "'simPin':'s3cret'},'vpn':{'server':'v','user':'u','password':'s3cret',"
            + "'key':'s3cret'}}}]",
        "[2,'1','SetNetworkProfile',{'connectionData':{'basicAuthPassword':'s3cret'}}]",
        "[2,'1','Authorize',{'idToken':{'idToken':'s3cret','type':'KeyCode'}}]",
        "[2,'1','Authorize',{'idToken':{'type':'keycode','idToken':'s3cret'}}]",
        "[2,'1','DataTransfer',{'vendorId':'acme','data':'{\\'wifi\\':{\\'password\\':"
            + "\\'s3cret\\'}}'}]",
        "[2,'1','DataTransfer',{'vendorId':'acme','data':'user=u&password=s3cret'}]",
        "[2,'1','DataTransfer',{'vendorId':'acme','data':'{\\'password\\':s3cret'}]",
        "[2,'1','DataTransfer',{'vendorId':'acme','data':'-----BEGIN PRIVATE KEY-----s3cret'}]",
        "[2,'1','DataTransfer',{'vendorId':'acme','privateKey':{'d':'s3cret'}}]",
      })
  @Tag("C04.FR.04")
  void m33_secretsOfEveryMessageAreMasked(String text) {
    String line = mask.line(json(text));
    assertFalse(line.contains("s3cret"), line);
    assertTrue(line.contains(Cuts.MASK), line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ftp://user:s3cret@host/dir                        | ftp://***@host/dir",
        "ftp://user:s3c@ret@host/dir                       | ftp://***@host/dir",
        "ftp://user:s3c/ret@host/dir                       | ftp://***@host/dir",
        "https://s3cret@host                               | https://***@host",
        "https://host:8080/a@b                             | https://host:8080/a@b",
        "https://host/a?x=1&sig=s3cret&y=2                 | https://host/a?x=1&sig=***&y=2",
        "https://host/a?X-Amz-Signature=s3cret#f           | https://host/a?X-Amz-Signature=***#f",
        "see https://u:p@h/a and ftp://v:q@i/b             | see https://***@h/a and ftp://***@i/b",
        "https://host/fw/1.2.3.bin                         | https://host/fw/1.2.3.bin",
      })
  void m33_credentialsInUrlsAreMaskedAndTheRestIsShown(String url, String shown) {
    String frame = "[2,\"1\",\"GetDiagnostics\",{\"location\":\"%s\",\"retries\":1}]";
    assertEquals(frame.formatted(shown), mask.line(frame.formatted(url)));
  }

  @Test
  void m33_aUrlWithEscapesIsMaskedAsAWhole() {
    String frame = "[2,\"1\",\"UpdateFirmware\",{\"location\":%s,\"retries\":1}]";
    String masked = frame.formatted("\"***\"");
    assertEquals(masked, mask.line(frame.formatted("\"ftp:\\/\\/u:s3cret@h\\/f\"")));
    assertEquals(masked, mask.line(frame.formatted("\"ftp://u:s3cret\\u0040h/f\"")));
    String harmless = frame.formatted("\"ftp:\\/\\/h\\/f\"");
    assertEquals(harmless, mask.line(harmless));
  }

  @Test
  void whatIsNoSecretStaysAsItWasOnTheWire() {
    for (String text :
        new String[] {
          "[2,'1','Heartbeat',{}]",
          "[ 2, '1', 'MeterValues', {'a': 1.0, 'b': 1e2, 'value': '7'} ]",
          "[2,'1','ChangeConfiguration',{'key':'WebSocketPingInterval','value':'60'}]",
          "[2,'1','GetConfiguration',{'key':['AuthorizationKey','HeartbeatInterval']}]",
          "[2,'1','Authorize',{'idTag':'04A1B2C3'}]",
          "[2,'1','Authorize',{'idToken':{'idToken':'04A1B2C3','type':'ISO14443'}}]",
          "[4,'1','SecurityError','wrong password',{}]",
        }) {
      assertEquals(json(text), mask.line(json(text)));
    }
  }

  @Test
  void onlyTheSecretIsReplaced() {
    assertEquals(
        json("[2, '1', 'ChangeConfiguration', {'value': '***', 'key': 'AuthorizationKey'}]"),
        mask.line(
            json("[2, '1', 'ChangeConfiguration', {'value': 17 , 'key': 'AuthorizationKey'}]")
                .replace("17 ", "17")));
    assertEquals(
        json("{'a':[1,2.5,null,true],'password':'***','b':-1e3}"),
        mask.line(json("{'a':[1,2.5,null,true],'password':{'x':[1,{}]},'b':-1e3}")));
  }

  @Test
  void anOrdinaryLineIsNotCopied() {
    String text = json("[3,'1',{'currentTime':'2013-02-01T20:53:32.486Z'}]");
    assertSame(text, mask.line(text));
  }

  @Test
  void m33_tokensOfDriversAreMaskedOnRequest() {
    LogMask strict = LogMask.SECRETS_AND_ID_TOKENS;
    assertEquals(
        json("[2,'1','StartTransaction',{'connectorId':1,'idTag':'***','meterStart':0}]"),
        strict.line(
            json("[2,'1','StartTransaction',{'connectorId':1,'idTag':'s3cret','meterStart':0}]")));
    assertEquals(
        json("{'idTagInfo':{'parentIdTag':'***','status':'Accepted'}}"),
        strict.line(json("{'idTagInfo':{'parentIdTag':'s3cret','status':'Accepted'}}")));
    assertEquals(
        json("{'groupIdToken':{'idToken':'***','type':'Central'}}"),
        strict.line(json("{'groupIdToken':{'idToken':'s3cret','type':'Central'}}")));
    assertFalse(strict.line(json("{'idTag':'s3cret'")).contains("s3cret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[2,'1','ChangeConfiguration',{'key':'AuthorizationKey','value':'s3cret",
        "[2,'1','ChangeConfiguration',{'value':'s3cret'",
        "[2,'1','ChangeConfiguration',{'key':'\\u0041uthorization\\u004bey','value':'s3cret'}",
        "[2,'1','SetVariables',{'setVariableData':[{'attributeValue':'s3cret'",
        "[3,'1',{'configurationKey':[{'value':'s3cret'",
        "[2,'1','SetNetworkProfile',{'connectionData':{'vpn':{'key':'s3cret'",
        "{'password':'s3cret'}}",
        "{'password':s3cret}",
        "Authorization key=1 secret: s3cret",
        "-----BEGIN RSA PRIVATE KEY-----\ns3cret",
        "ftp://u:s3cret@host",
        "{'location':'ftp:\\/\\/u:s3cret@host\\/",
        "{'location':'ftp:\\u002f\\u002fu:s3cret\\u0040host\\/",
      })
  void m33_aTextThatIsNoJsonIsWithheldRatherThanShown(String text) {
    String line = mask.line(json(text));
    assertFalse(line.contains("s3cret"), line);
  }

  @Test
  void aTextThatIsNoJsonIsShownWhenItHoldsNothingSecret() {
    assertEquals("<html>502 Bad Gateway</html>", mask.line("<html>502 Bad Gateway</html>"));
    assertEquals("[2,\"1\",\"Heart", mask.line("[2,\"1\",\"Heart"));
    assertEquals("", mask.line(""));
  }

  @Test
  void aTextNestedTooDeepCountsAsUnreadable() {
    String text = "[".repeat(100) + "{\"password\":\"s3cret\"}" + "]".repeat(100);
    assertFalse(mask.line(text).contains("s3cret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\u001b[31mred | a\\u001b[31mred",
        "a\u0000b       | a\\u0000b",
        "a\u007fb       | a\\u007fb",
        "a\u009b2Jb     | a\\u009b2Jb",
        "a\u202eb       | a\\u202eb",
        "a\u2066b       | a\\u2066b",
        "a\u200fb       | a\\u200fb",
        "a\u2028b       | a\\u2028b",
        "a\u2029b       | a\\u2029b",
        "a\ufeffb       | a\\ufeffb",
        "a\ud800b       | a\\ud800b",
        "a\udb40\udc41b | a\\udb40\\udc41b",
        "\u20ac \ud83d\ude00 \u00e9 | \u20ac \ud83d\ude00 \u00e9",
      })
  void m07_nothingInvisibleReachesTheLog(String text, String line) {
    assertEquals(line, mask.line(text));
  }

  @Test
  void m07_aFrameCannotForgeASecondLine() {
    assertEquals(
        "[2,\\n\"1\",\\r\\n\\t\"X\",{}]\\n2026-01-01 forged",
        mask.line("[2,\n\"1\",\r\n\t\"X\",{}]\n2026-01-01 forged"));
  }

  @Test
  void noTextBreaksTheMaskOrLeaksThePasswordOfAFrame() {
    SplittableRandom random = new SplittableRandom(16_006);
    String frame =
        json(
            "[2,'1','ChangeConfiguration',{'key':'AuthorizationKey','value':'s3cret','x':[1,{}]}]");
    String odd = "[]{}\"\",:\\u/0 @?&=\n\u001b\ud800";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(frame);
      // Whatever happens to one character, the name of the key or the action still gives it away.
      int at = random.nextInt(text.length());
      if (random.nextBoolean()) {
        text.deleteCharAt(at);
      } else {
        text.insert(at, odd.charAt(random.nextInt(odd.length())));
      }
      String line = mask.line(text.toString());
      boolean nameIntact = text.indexOf("AuthorizationKey") > 0 && text.indexOf("\"key\"") > 0;
      if (nameIntact && text.indexOf("\"value\"") > 0) {
        assertFalse(line.contains("s3cret"), line);
      }
      assertTrue(line.chars().noneMatch(Character::isISOControl), line);
    }
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
