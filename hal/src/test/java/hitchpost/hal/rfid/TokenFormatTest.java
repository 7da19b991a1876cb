package hitchpost.hal.rfid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.hal.rfid.TokenFormat.Encoding;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenFormatTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          HEX,         false, false, 04a2b3c4,           04A2B3C4
          HEX,         false, false, 0x04A2B3C4,         04A2B3C4
          HEX,         false, true,  04:A2:B3:C4,        04a2b3c4
          HEX,         true,  false, 04 A2 B3 C4,        C4B3A204
          HEX,         false, false, 04A2B3C,            ''
          HEX,         false, false, hello,              ''
          DECIMAL,     false, false, 0077771716,         04A2B3C4
          DECIMAL,     true,  false, 77771716,           C4B3A204
          DECIMAL,     false, false, 4294967295,         FFFFFFFF
          DECIMAL,     false, false, 4294967296,         ''
          DECIMAL,     false, false, 04A2,               ''
          HEX_CHECKED, false, false, 01020304050107,     ''
          HEX_CHECKED, false, false, 010203040501,       0102030405
          HEX_CHECKED, false, false, 010203040502,       ''
          TEXT,        false, false, 'DE*ABC*1 ',        DE*ABC*1
          """)
  void numberIsToldAsTheCsmsKnowsIt(
      Encoding encoding, boolean reversed, boolean lowerCase, String line, String token) {
    var format = new TokenFormat(encoding, reversed, lowerCase, IdTokenType.ISO14443);
    assertEquals(token, format.read(line).map(IdToken::value).orElse(""));
  }

  @Test
  void typeIsThatOfTheReader() {
    var format = new TokenFormat(Encoding.HEX, false, false, IdTokenType.ISO15693);
    assertEquals(IdTokenType.ISO15693, format.read("E004").orElseThrow().type());
  }

  @Test
  void sameCardIsNewAfterThreeSecondsAway() {
    RepeatGate gate = new RepeatGate();
    IdToken card = new IdToken("AA", IdTokenType.ISO14443);
    long second = Duration.ofSeconds(1).toNanos();
    assertTrue(gate.admits(card, 0));
    assertFalse(gate.admits(card, 2 * second));
    assertFalse(gate.admits(card, 4 * second), "it has been there all the time");
    assertTrue(gate.admits(card, 7 * second));
    assertTrue(gate.admits(new IdToken("BB", IdTokenType.ISO14443), 7 * second));
  }
}
