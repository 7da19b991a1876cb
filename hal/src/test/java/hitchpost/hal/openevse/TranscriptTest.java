package hitchpost.hal.openevse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every line that firmware D8.1.1 said and heard, recorded while it ran on a simulated board. */
class TranscriptTest {
  private static final Path FILE =
      Path.of(System.getProperty("ocpp.schemas", "../../shared/schemas"))
          .resolveSibling("data")
          .resolve("openevse-rapi-transcript.txt");

  @Test
  void everyFrameOfTheBoardIsReadAndWrittenAsItCame() throws IOException {
    int count = 0;
    for (String text : lines(" RX ").stream().map(TranscriptTest::unquoted).toList()) {
      byte[] bytes = text.getBytes(US_ASCII);
      var written = new StringBuilder();
      for (RapiFrame frame : new RapiReader().take(bytes, bytes.length)) {
        written.append(new String(frame.encoded(), US_ASCII));
        count++;
      }
      assertEquals(text.substring(text.indexOf('$')), written.toString());
    }
    assertTrue(count > 20, count + " frames");
  }

  @Test
  void everyCommandFitsIntoTheBoard() throws IOException {
    for (String line : lines(" TX ")) {
      String[] parts = line.split(" :");
      int sequence = parts.length == 1 ? 0 : Integer.parseInt(parts[1], 16);
      RapiFrame command = RapiFrame.command(parts[0], sequence);
      String sent = new String(command.encoded(), US_ASCII);
      assertEquals(command, RapiFrame.decode(sent.trim()).orElseThrow());
    }
  }

  @Test
  void whatTheBoardTellsIsTheSessionThatRan() throws IOException {
    var seen = new ArrayList<String>();
    for (String text : lines(" RX ").stream().map(TranscriptTest::unquoted).toList()) {
      byte[] bytes = text.getBytes(US_ASCII);
      for (RapiFrame frame : new RapiReader().take(bytes, bytes.length)) {
        BoardStatus.ofNotice(frame)
            .ifPresent(s -> seen.add(s.pilot() + (s.relayClosed() ? " closed" : " open")));
      }
    }
    assertEquals(
        List.of(
            "Optional.empty open",
            "Optional[A] open",
            "Optional[B] open",
            "Optional[C] closed",
            "Optional[A] open"),
        seen);
  }

  private static List<String> lines(String mark) throws IOException {
    assumeTrue(Files.exists(FILE), "skipped: no " + FILE);
    return Files.readAllLines(FILE).stream()
        .filter(line -> line.contains(mark))
        .map(line -> line.substring(line.indexOf(mark) + mark.length()))
        .toList();
  }

  private static String unquoted(String bytes) {
    return bytes.substring(2, bytes.length() - 1).replace("\\r", "\r").replace("\\n", "\n");
  }
}
