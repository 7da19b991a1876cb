package hitchpost.hal.openevse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkTraffic;
import hitchpost.hal.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A board whose answers and notices come in the pieces that the test gives them. */
class RapiLineTest {
  private static final RapiFrame PLUGGED = notice("AT", "02", "02", "16", "0300");
  private static final RapiFrame FAULTY = notice("AT", "06", "06", "16", "0302");

  private final List<String> asked = new ArrayList<>();
  private final List<RapiFrame> noticed = new ArrayList<>();
  private final ArrayDeque<String> afterEachQuestion = new ArrayDeque<>();
  private final Board board = new Board();
  private final RapiLine line =
      new RapiLine(
          board,
          new SteppedClock(),
          OpenEvseSettings.USUAL.answer(),
          new LinkTraffic(),
          noticed::add);

  private static RapiFrame notice(String... words) {
    return new RapiFrame(List.of(words), 0);
  }

  private static String answer(int sequence, String... words) {
    return text(new RapiFrame(List.of(words), sequence));
  }

  private static String text(RapiFrame... frames) {
    return Arrays.stream(frames)
        .map(frame -> new String(frame.encoded(), US_ASCII))
        .collect(Collectors.joining());
  }

  private final class Board implements ByteLink {
    private String said = "";

    @Override
    public void write(byte[] bytes) {
      asked.add(new String(bytes, US_ASCII));
      said += afterEachQuestion.isEmpty() ? "" : afterEachQuestion.poll();
    }

    @Override
    public int read(byte[] into, int offset, int length, Duration patience) {
      byte[] bytes = said.getBytes(US_ASCII);
      said = "";
      System.arraycopy(bytes, 0, into, offset, bytes.length);
      return bytes.length;
    }

    @Override
    public void discardInput() {
      said = "";
    }

    @Override
    public void close() {}
  }

  @Test
  void whatIsToldBehindAnAnswerIsTakenAfterIt() {
    afterEachQuestion.add(text(PLUGGED) + answer(1, "OK", "03", "0", "03", "0140") + text(FAULTY));
    assertEquals(List.of("03", "0", "03", "0140"), line.ask("GS").parameters());
    assertEquals(List.of(PLUGGED), noticed, "the fault is newer than the answer");
    assertTrue(line.hear(Duration.ZERO));
    assertEquals(List.of(PLUGGED, FAULTY), noticed);
    assertFalse(line.hear(Duration.ZERO));
  }

  @Test
  void whatIsToldBehindAnAnswerIsTakenBeforeTheNextQuestion() {
    afterEachQuestion.add(answer(1, "OK") + text(FAULTY));
    afterEachQuestion.add(answer(2, "OK"));
    line.ask("FE");
    assertEquals(List.of(), noticed);
    line.ask("GS");
    assertEquals(List.of(FAULTY), noticed);
  }

  @Test
  void answerToAQuestionThatWasGivenUpIsNone() {
    board.said = answer(9, "OK", "old");
    afterEachQuestion.add(answer(8, "OK", "older") + answer(1, "OK", "new"));
    assertEquals(List.of("new"), line.ask("GS").parameters());
    assertEquals(1, asked.size());
  }
}
