package hitchpost.hal.openevse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RapiFrameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$GS^30",
        "$GV^35",
        "$GC^20",
        "$GG^24",
        "$GU^36",
        "$GF^25",
        "$GE^26",
        "$GP^33",
        "$F0 1^43",
        "$OK^20",
        "$NK^21",
        "$OK 01 0 01 0200 :2A^7B",
      })
  void checksumsAreThoseOfTheFirmware(String line) {
    RapiFrame frame = RapiFrame.decode(line).orElseThrow();
    assertEquals(line + '\r', new String(frame.encoded(), US_ASCII));
  }

  @Test
  void theSumOfEarlierFirmwareIsTakenToo() {
    assertEquals(Optional.of(new RapiFrame(List.of("OK", "16"), 0)), RapiFrame.decode("$OK 16*45"));
    assertEquals(Optional.empty(), RapiFrame.decode("$OK 16*46"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$",
        "$OK",
        "$OK^",
        "$OK^2",
        "$OK^21",
        "$OK^2G",
        "$OK^-1",
        "OK^20",
        "$^24",
        "$ ^04",
        "$OK :0^2A",
        "$OK^20 ",
        "$OK :ZZ^3A",
      })
  void whatIsGarbledIsNoFrame(String line) {
    assertEquals(Optional.empty(), RapiFrame.decode(line));
  }

  @Test
  void aSequenceIsPartedFromTheParameters() {
    RapiFrame frame = RapiFrame.decode("$OK 01 0 01 0200 :2A^7B").orElseThrow();
    assertEquals(List.of("01", "0", "01", "0200"), frame.parameters());
    assertEquals(0x2A, frame.sequence());
  }

  @Test
  void whatABoardWouldDropIsNotSent() {
    assertEquals(32, RapiFrame.command("FP 0 0 ABCDEFGHIJKLMNOP", 0xFF).encoded().length);
    assertThrows(
        IllegalArgumentException.class,
        () -> RapiFrame.command("FP 0 0 ABCDEFGHIJKLMNOPQ", 0xFF).encoded());
    assertThrows(
        IllegalArgumentException.class,
        () -> RapiFrame.command("S1 1 2 3 4 5 6 7 8 9", 1).encoded());
  }

  @Test
  void linesForPeopleAndHalfFramesAreDropped() {
    var reader = new RapiReader();
    assertEquals(
        List.of("AT", "OK"), names(reader, "\nrelayCloseMs: 25\r\n$AT 03 03 16 0540^37\r$OK^20\r"));
    assertEquals(List.of("OK"), names(reader, "$AT 03 03$OK^20\r"));
    assertEquals(List.of(), names(reader, "$AT 03 03 16 05"));
    assertEquals(List.of("AT"), names(reader, "40^37\r"));
    assertEquals(List.of(), names(reader, "$AT 03 03 16 0541^37\r"));
  }

  @Test
  void aLineWithoutEndIsGivenUp() {
    var reader = new RapiReader();
    assertEquals(List.of(), names(reader, "$" + "A".repeat(1_000_000)));
    assertEquals(List.of("OK"), names(reader, "$OK^20\r"));
  }

  private static List<String> names(RapiReader reader, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return reader.take(bytes, bytes.length).stream().map(RapiFrame::name).toList();
  }
}
