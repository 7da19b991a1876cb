package hitchpost.hal.rfid;

import hitchpost.hal.link.ByteLink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A reader that types the number of each card like a keyboard, by USB, and ends it with the enter
 * key.
 *
 * <p>Its events are read where the kernel shows them, whoever has the console. Source:
 * linux/input.h and linux/input-event-codes.h, for 64-bit systems.
 */
public final class KeyboardReader extends LinkReader {
  private static final int EVENT_BYTES = 24;
  private static final int TYPE_AT = 16;
  private static final int CODE_AT = 18;
  private static final int VALUE_AT = 20;
  private static final int SYNCHRONISATION = 0;
  private static final int DROPPED = 3;
  private static final int KEY = 1;
  private static final int DOWN = 1;
  private static final int ENTER = 28;
  private static final int KEYPAD_ENTER = 96;
  private static final int LONGEST = 128;

  /** What each key types on an American keyboard, which is what readers think they are. */
  private static final char[] CHARACTERS = characters();

  private final TokenFormat format;
  private final byte[] bytes = new byte[64 * EVENT_BYTES];
  private final StringBuilder typed = new StringBuilder();
  private int pending;
  private boolean incomplete;

  /**
   * A reader.
   *
   * @param path such as {@code /dev/input/by-id/usb-...-event-kbd}
   * @param grab whether nobody else shall get its keys, above all no console
   */
  public KeyboardReader(ReaderPlace place, String path, boolean grab, TokenFormat format) {
    super(place, KeyboardLink.at(path, grab));
    this.format = format;
  }

  @Override
  public void identify(ByteLink link) {
    typed.setLength(0);
    pending = 0;
    incomplete = false;
  }

  @Override
  public void work(ByteLink link) {
    pending += link.read(bytes, pending, bytes.length - pending, ROUND);
    ByteBuffer events = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    int whole = pending - pending % EVENT_BYTES;
    for (int at = 0; at < whole; at += EVENT_BYTES) {
      int type = events.getShort(at + TYPE_AT);
      int code = events.getShort(at + CODE_AT);
      if (type == KEY && events.getInt(at + VALUE_AT) == DOWN) {
        press(code);
      } else if (type == SYNCHRONISATION && code == DROPPED) {
        // the kernel lost some keys: what is left would be the number of another card
        incomplete = true;
      }
    }
    System.arraycopy(bytes, whole, bytes, 0, pending - whole);
    pending -= whole;
  }

  @Override
  public void lost(String cause) {
    typed.setLength(0);
  }

  private void press(int code) {
    if (code == ENTER || code == KEYPAD_ENTER) {
      if (!incomplete) {
        format.read(typed.toString()).ifPresent(this::seen);
      }
      typed.setLength(0);
      incomplete = false;
    } else if (code > 0
        && code < CHARACTERS.length
        && CHARACTERS[code] != 0
        && typed.length() < LONGEST) {
      typed.append(CHARACTERS[code]);
    }
  }

  private static char[] characters() {
    char[] keys = new char[128];
    row(keys, 2, "1234567890-");
    row(keys, 16, "QWERTYUIOP");
    row(keys, 30, "ASDFGHJKL;");
    row(keys, 44, "ZXCVBNM,.");
    row(keys, 71, "789-456");
    row(keys, 79, "1230.");
    return keys;
  }

  private static void row(char[] keys, int first, String characters) {
    characters.getChars(0, characters.length(), keys, first);
  }
}
