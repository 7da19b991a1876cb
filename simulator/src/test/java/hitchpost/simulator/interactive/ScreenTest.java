package hitchpost.simulator.interactive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static final String CLEAR = "\r\u001b[K";

  private final StringWriter shown = new StringWriter();

  @Test
  void linesGoAboveTheStatusWhichStays() {
    var screen = screen(80);
    screen.status("now");
    screen.print("one\ntwo");
    assertEquals(CLEAR + "now" + CLEAR + "one\r\ntwo\r\nnow", shown.toString());
  }

  @Test
  void aStatusThatDoesNotChangeIsNotDrawnAgain() {
    var screen = screen(80);
    screen.status("now");
    screen.status("now");
    assertEquals(CLEAR + "now", shown.toString());
  }

  @Test
  void aLongStatusLeavesTheLastColumnFree() {
    screen(4).status("12345");
    assertEquals(CLEAR + "123", shown.toString());
  }

  private Screen screen(int columns) {
    return new Screen(new PrintWriter(shown), () -> columns);
  }
}
