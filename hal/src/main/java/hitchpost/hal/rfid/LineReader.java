package hitchpost.hal.rfid;

import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkSource;
import java.nio.charset.StandardCharsets;

/** A reader that writes the number of each card as a line of text, by serial port. */
public final class LineReader extends LinkReader {
  private static final int LONGEST_LINE = 128;

  private final TokenFormat format;
  private final byte[] bytes = new byte[LONGEST_LINE];
  private final StringBuilder text = new StringBuilder();
  private boolean tooLong;

  public LineReader(ReaderPlace place, LinkSource source, TokenFormat format) {
    super(place, source);
    this.format = format;
  }

  /** Such a reader speaks when there is a card, and cannot be asked anything before. */
  @Override
  public void identify(ByteLink link) {
    text.setLength(0);
    tooLong = false;
  }

  @Override
  public void work(ByteLink link) {
    int count = link.read(bytes, 0, bytes.length, ROUND);
    String piece = new String(bytes, 0, count, StandardCharsets.US_ASCII);
    piece.chars().forEach(this::take);
  }

  @Override
  public void lost(String cause) {
    text.setLength(0);
  }

  // some readers frame a line by the control characters 2 and 3, or end it by one of CR and LF
  private void take(int character) {
    if (character >= ' ' && character < 0x7f) {
      tooLong |= text.length() >= LONGEST_LINE;
      if (!tooLong) {
        text.append((char) character);
      }
    } else if (character == '\r' || character == '\n' || character == 3) {
      if (!tooLong) {
        format.read(text.toString()).ifPresent(this::seen);
      }
      text.setLength(0);
      tooLong = false;
    }
  }
}
