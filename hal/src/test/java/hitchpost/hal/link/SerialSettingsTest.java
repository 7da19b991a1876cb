package hitchpost.hal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.hal.link.SerialSettings.Parity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialSettingsTest {
  @Test
  void textIsReadAndWritten() {
    assertEquals(SerialSettings.of(9600), SerialSettings.parse(" 9600 8n1 "));
    assertEquals(new SerialSettings(19200, 8, Parity.EVEN, 1), SerialSettings.parse("19200 8E1"));
    assertEquals("2400 7O2", SerialSettings.parse("2400 7O2").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9600", "9600 9N1", "9600 8X1", "9600 8N3", "100 8N1", "9999999 8N1"})
  void otherTextIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> SerialSettings.parse(text));
  }

  @Test
  void characterTakesItsBitsOnTheLine() {
    assertEquals(1_041_667, SerialSettings.parse("9600 8N1").nanosOf(1));
    assertEquals(4_010_417, SerialSettings.parse("9600 8E1").nanosOf(3.5));
  }
}
