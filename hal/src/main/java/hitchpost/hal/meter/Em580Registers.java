package hitchpost.hal.meter;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.SignedMetering.Identification;
import hitchpost.hal.modbus.Registers;
import hitchpost.hal.modbus.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** The registers with which a Carlo Gavazzi EM580 signs; each call is on the thread of its bus. */
final class Em580Registers {
  /** How far the record of a transaction is. */
  enum State {
    NONE,
    RUNNING,
    READY,
    CORRUPTED
  }

  static final int BEGIN = 'B';
  static final int END = 'E';

  private static final int SIGNATURE_TYPE = 0x24FF;
  private static final int PUBLIC_KEY = 0x2600;

  /** Length of the key in DER by the type of signature: 256 and 384 bit. */
  private static final int[] KEY_WORDS = {46, 62};

  private static final int TARIFF = 0x6900;
  private static final int IDENTIFIED = 0x7000;
  private static final int LEVEL = 0x7001;
  private static final int FLAGS = 0x7002;
  private static final int TYPE = 0x7006;
  private static final int DATA = 0x7007;
  private static final int PLACE_TYPE = 0x701B;
  private static final int PLACE = 0x701C;
  private static final int CLOCK = 0x7032;
  private static final int MODALITY = 0x7036;
  private static final int COMMAND = 0x7040;
  private static final int STATE = 0x7100;
  private static final int SIZE = 0x7101;
  private static final int FILE = 0x7110;
  private static final int MOST_FILE_WORDS = 2031;

  /** What one request takes. */
  private static final int CHUNK = 123;

  /** With the zero that ends it. */
  private static final int TEXT_BYTES = 40;

  private static final Map<String, Integer> LEVELS =
      Map.of("HEARSAY", 1, "TRUSTED", 2, "VERIFIED", 3, "CERTIFIED", 4, "SECURE", 5);
  private static final Map<String, Integer> TYPES =
      Map.of(
          "ISO14443",
          10,
          "ISO15693",
          11,
          "EMAID",
          20,
          "EVCCID",
          21,
          "CENTRAL",
          60,
          "LOCAL",
          70,
          "KEY_CODE",
          90);

  private Em580Registers() {}

  static State state(Registers registers) {
    int state = registers.read(Table.INPUT, STATE);
    if (state >= State.values().length) {
      throw new DeviceException(Reason.GARBLED, "there is no state of a record " + state);
    }
    return State.values()[state];
  }

  /** The public key as it is told to a CSMS; empty when the meter has none. */
  static String publicKey(Registers registers) {
    int type = registers.read(Table.INPUT, SIGNATURE_TYPE);
    if (type >= KEY_WORDS.length) {
      return "";
    }
    byte[] read = bytes(registers.read(Table.INPUT, PUBLIC_KEY, KEY_WORDS[type]));
    // a sequence in DER: its length is in the second byte
    byte[] key = Arrays.copyOf(read, Math.min(read.length, 2 + (read[1] & 0xFF)));
    String printed = "oca:base16:asn1:" + HexFormat.of().formatHex(key);
    return Base64.getEncoder().encodeToString(printed.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sets the meter's clock, the low word first. */
  static void setClock(Registers registers, Instant now) {
    long seconds = now.getEpochSecond();
    int[] words = new int[4];
    for (int i = 0; i < words.length; i++) {
      words[i] = (int) (seconds >> 16 * i) & 0xFFFF;
    }
    registers.writeAll(CLOCK, words);
  }

  static void writeWho(Registers registers, Identification who, String place) {
    registers.writeAll(IDENTIFIED, who.nobody() ? 0 : 1);
    registers.writeAll(LEVEL, LEVELS.getOrDefault(who.level(), 0));
    registers.writeAll(FLAGS, 0, 0, 0, 0);
    registers.writeAll(TYPE, TYPES.getOrDefault(who.type(), 0));
    registers.writeAll(DATA, text(who.data()));
    registers.writeAll(PLACE_TYPE, 0);
    registers.writeAll(PLACE, text(place));
    registers.writeAll(TARIFF, text(""));
    registers.writeAll(MODALITY, 0);
  }

  static void command(Registers registers, int command) {
    registers.writeAll(COMMAND, command);
  }

  /** How many registers the record of the last transaction takes. */
  static int fileWords(Registers registers) {
    return Math.min(registers.read(Table.INPUT, SIZE), MOST_FILE_WORDS);
  }

  /** A part of the record that one request takes. */
  static byte[] file(Registers registers, int fromWord, int words) {
    int count = Math.min(words - fromWord, CHUNK);
    return bytes(registers.read(Table.INPUT, FILE + fromWord, count));
  }

  /** Says that the record has been read: the next transaction may begin. */
  static void release(Registers registers) {
    registers.writeAll(STATE, 0);
  }

  /** As much of a text as the meter takes. */
  static String fitting(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, TEXT_BYTES - 1);
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Ended by a zero; what comes after it need not be written. */
  private static int[] text(String text) {
    byte[] bytes = fitting(text).getBytes(StandardCharsets.UTF_8);
    int[] words = new int[bytes.length / 2 + 1];
    for (int i = 0; i < bytes.length; i++) {
      words[i / 2] |= (bytes[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
    }
    return words;
  }

  private static byte[] bytes(int[] words) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * words.length);
    for (int word : words) {
      bytes.putShort((short) word);
    }
    return bytes.array();
  }
}
