package hitchpost.core.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** No text breaks the codec, and what is written is read back as it was. */
class FrameFuzzTest {
  private static final int ROUNDS = 2_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ALPHABET =
      "[[[]]]{{}}\"\"\",,::\\\\ntu0123456789-+.eEabcdfX /*#"
          + "\n\t\0\u001b\ufeff\ud83d\ude00\u20ac'@?&=";

  private final FrameCodec codec = new FrameCodec();

  @Test
  void everythingWrittenIsReadBackEqual() {
    SplittableRandom random = new SplittableRandom(16_001);
    for (int i = 0; i < ROUNDS; i++) {
      Frame.Complete frame = frame(random);
      assertEquals(frame, codec.read(codec.write(frame)));
    }
  }

  @Test
  void garbageIsNeverMoreThanUnreadable() {
    SplittableRandom random = new SplittableRandom(16_002);
    for (int i = 0; i < ROUNDS; i++) {
      codec.read(text(random, random.nextInt(60)));
      codec.read("[2,\"a\",\"X\",{" + text(random, random.nextInt(40)));
    }
  }

  @Test
  void aDamagedFrameIsReadOrRefusedAndNeverThrows() {
    SplittableRandom random = new SplittableRandom(16_003);
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String damaged = damaged(codec.write(frame(random)), random);
      Frame frame = codec.read(damaged);
      if (frame instanceof Frame.Complete complete) {
        String written = codec.write(complete);
        Frame again = codec.read(written);
        assertEquals(written, codec.write(assertInstanceOf(Frame.Complete.class, again)), damaged);
      } else {
        refused++;
      }
    }
    assertTrue(refused > ROUNDS / 4, "only " + refused + " refused");
  }

  @Test
  void aFrameCutAnywhereIsNotRead() {
    SplittableRandom random = new SplittableRandom(16_004);
    for (int i = 0; i < ROUNDS; i++) {
      String text = codec.write(frame(random));
      Frame frame = codec.read(text.substring(0, random.nextInt(text.length())));
      assertTrue(!(frame instanceof Frame.Complete), text);
    }
  }

  @Test
  void anUnreadableCallIsAddressedWhereverItBreaksAfterItsId() {
    SplittableRandom random = new SplittableRandom(16_005);
    for (int i = 0; i < ROUNDS; i++) {
      String start = "[2,\"a\",";
      Frame frame = codec.read(start + text(random, random.nextInt(40)));
      if (!(frame instanceof Frame.Complete)) {
        assertEquals("a", assertInstanceOf(Frame.Unreadable.class, frame).messageId());
      }
    }
  }

  private static Frame.Complete frame(SplittableRandom random) {
    String id = validText(random, 1 + random.nextInt(18));
    return switch (random.nextInt(3)) {
      case 0 -> new Frame.Call(id, validText(random, 1 + random.nextInt(30)), object(random, 0));
      case 1 -> new Frame.CallResult(id, object(random, 0));
      default ->
          new Frame.CallError(
              id,
              validText(random, random.nextInt(30)),
              validText(random, random.nextInt(60)),
              object(random, 0));
    };
  }

  private static ObjectNode object(SplittableRandom random, int depth) {
    ObjectNode object = NODES.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.set(validText(random, random.nextInt(20)), value(random, depth + 1));
    }
    return object;
  }

  private static JsonNode value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 6 ? 7 : 9)) {
      case 0 -> NODES.stringNode(validText(random, random.nextInt(40)));
      case 1 -> NODES.numberNode(random.nextInt());
      // Some bit beyond an int's is always set: a small long would come back as an int.
      case 2 -> NODES.numberNode(random.nextLong() >>> 1 | 1L << 40);
      case 3 -> NODES.numberNode(BigInteger.valueOf(random.nextLong() | 1).shiftLeft(64));
      case 4 -> NODES.numberNode(BigDecimal.valueOf(random.nextLong(), 1 + random.nextInt(30)));
      case 5 -> NODES.booleanNode(random.nextBoolean());
      case 6 -> NODES.nullNode();
      case 7 -> array(random, depth);
      default -> object(random, depth);
    };
  }

  private static ArrayNode array(SplittableRandom random, int depth) {
    ArrayNode array = NODES.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(value(random, depth + 1));
    }
    return array;
  }

  private static String damaged(String text, SplittableRandom random) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(4)) {
        case 0 -> out.deleteCharAt(at);
        case 1 -> out.insert(at, text(random, 1));
        case 2 -> out.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        default -> out.insert(at, out.substring(at, at + random.nextInt(out.length() - at)));
      }
    }
    return out.toString();
  }

  private static String text(SplittableRandom random, int length) {
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return out.toString();
  }

  /** Text that may stand in a frame: no U+0000 and whole surrogate pairs. */
  private static String validText(SplittableRandom random, int length) {
    StringBuilder out = new StringBuilder(length);
    while (out.length() < length) {
      int c =
          switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(0xd7ff);
            case 1 -> 0xe000 + random.nextInt(0x2000);
            case 2 -> 0x10000 + random.nextInt(0x100000);
            default -> ' ' + random.nextInt(95);
          };
      out.appendCodePoint(c);
    }
    return out.toString();
  }
}
