package hitchpost.station.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hitchpost.core.hardware.HardwareCommand.ReadMeter;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.HardwareEvent.MeterRead;
import hitchpost.core.hardware.HardwareEvent.MeterSilent;
import hitchpost.core.hardware.MeterReading;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTagsTest {
  private static final MeterReading READING = new MeterReading(5, List.of());

  @Test
  void anAnswerComesBackUnderTheNumberOfItsRequest() {
    long number = ((ReadMeter) RequestTags.tagged(new ReadMeter(1, 7), 2)).request();
    assertEquals(
        new MeterRead(1, 7, READING), RequestTags.untagged(new MeterRead(1, number, READING), 2));
    assertEquals(new MeterSilent(1, 7), RequestTags.untagged(new MeterSilent(1, number), 2));
  }

  @Test
  void anAnswerToAnEarlierLifeIsNoAnswer() {
    long number = ((ReadMeter) RequestTags.tagged(new ReadMeter(1, 7), 1)).request();
    assertNull(RequestTags.untagged(new MeterRead(1, number, READING), 2));
    assertNull(RequestTags.untagged(new MeterSilent(1, number), 2));
  }

  @Test
  void everythingElseStaysAsItIs() {
    var event = new HardwareEvent.StopPressed(1);
    assertEquals(event, RequestTags.untagged(event, 3));
  }
}
