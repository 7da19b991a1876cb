package hitchpost.ocpp201;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.StatusInfo;
import hitchpost.ocpp201.messages.StatusInfoType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  @Test
  void aReasonIsWritten() {
    assertEquals(
        new StatusInfoType("NotFound", "no such slot"),
        Texts.write(new StatusInfo("NotFound", "no such slot")));
    assertEquals(
        new StatusInfoType("NotFound", null), Texts.write(new StatusInfo("NotFound", null)));
    assertNull(Texts.write((StatusInfo) null));
  }

  /** The second character lies outside the basic plane and counts once. */
  @ParameterizedTest
  @CsvSource({"x, 512, 512", "x, 513, 512", "😀, 512, 512", "😀, 600, 512"})
  void aLongTextIsCutToWhatAMessageCarries(String character, int length, int carried) {
    StatusInfo info = new StatusInfo("Other", character.repeat(length));

    StatusInfoType written = requireNonNull(Texts.write(info));

    assertEquals(character.repeat(carried), written.additionalInfo());
    MessageCodec.check(written);
  }
}
