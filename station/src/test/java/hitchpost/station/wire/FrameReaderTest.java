package hitchpost.station.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of a server, good and hostile: RFC 6455, 5-8; M01-M03, M07, M15. */
class FrameReaderTest {
  private static final int TEXT = 0x81;
  private static final int TEXT_BEGINS = 0x01;
  private static final int CONTINUES = 0x00;
  private static final int ENDS = 0x80;
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final int PONG = 0x8A;

  private final FrameReader reader = new FrameReader(WireLimits.DEFAULTS);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536})
  void textUpToTheFrameLimitArrives(int length) {
    String text = "x".repeat(length);
    assertEquals(List.of(new Inbound.Text(text)), read(frame(TEXT, text)));
    assertFalse(reader.midway());
  }

  @Test
  void fragmentsBecomeOneMessageEvenWhereTheyCutACharacter() {
    byte[] euro = "€".getBytes(UTF_8);
    byte[] bytes =
        join(
            frame(TEXT_BEGINS, new byte[] {'a', euro[0]}),
            frame(CONTINUES, new byte[] {euro[1]}),
            frame(ENDS, new byte[] {euro[2], 'b'}));
    assertEquals(List.of(new Inbound.Text("a€b")), read(bytes));
  }

  @Test
  void controlFramesBetweenFragmentsAreReadAtOnce() {
    List<Inbound> inbound =
        read(
            join(
                frame(TEXT_BEGINS, "a"),
                frame(PING, "p"),
                frame(CONTINUES, "b"),
                frame(PONG, ""),
                frame(ENDS, "c")));
    assertEquals(3, inbound.size());
    assertEquals(new Inbound.Ping(ByteBuffer.wrap(new byte[] {'p'})), inbound.get(0));
    assertInstanceOf(Inbound.Pong.class, inbound.get(1));
    assertEquals(new Inbound.Text("abc"), inbound.get(2));
  }

  @Test
  void anyCuttingOfTheStreamGivesTheSame() {
    byte[] stream =
        join(
            frame(TEXT, "[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]"),
            frame(PING, "payload"),
            frame(TEXT_BEGINS, "ä".repeat(300)),
            frame(CONTINUES, ""),
            frame(ENDS, "€".repeat(20_000)),
            frame(TEXT, "z".repeat(65_536)),
            frame(CLOSE, new byte[] {3, (byte) 0xE8, 'o', 'k'}));
    List<Inbound> whole = read(stream);
    assertEquals(5, whole.size());
    Random random = new Random(6455);
    for (int round = 0; round < 50; round++) {
      assertEquals(words(whole), words(readInPieces(stream, random)));
    }
    assertEquals(words(whole), words(readInPieces(stream, null)));
  }

  @ParameterizedTest
  @CsvSource({
    // M01: giants are refused at their header
    "1009, 817F0000000080000000",
    "1009, 817F7FFFFFFFFFFFFFFF",
    "1009, 817F8000000000000000",
    "1009, 817FFFFFFFFFFFFFFFFF",
    "1009, 817F0000000000010001",
    "1009, 017F0000000000010001",
    // M03: reserved bits
    "1002, C100",
    "1002, A100",
    "1002, 9100",
    // a server must not mask
    "1002, 818000000000",
    // opcodes
    "1002, 8300",
    "1002, 8700",
    "1002, 8B00",
    "1002, 8F00",
    "1003, 8200",
    "1003, 0200",
    // fragments out of order
    "1002, 8000",
    "1002, 0000",
    "1002, 010161 810162",
    "1002, 010161 010162",
    // control frames: fragmented, or longer than 125 bytes
    "1002, 0900",
    "1002, 0800",
    "1002, 897E0080",
    "1002, 88FE",
    "1002, 887F0000000000100000",
    // M15: close frames
    "1002, 880103",
    "1002, 88020000",
    "1002, 880203E7",
    "1002, 880203EC",
    "1002, 880203ED",
    "1002, 880203EE",
    "1002, 880203F7",
    "1002, 88020BB7",
    "1002, 88021388",
    "1002, 8802FFFF",
    "1007, 880303E8FF",
    // M07: what is not UTF-8
    "1007, 8101FF",
    "1007, 8102C080",
    "1007, 8103EDA080",
    "1007, 8104F4908080",
    "1007, 8102E282",
    "1007, 0101C3 8000",
    "1007, 0101FF 800161",
  })
  void m01_m03_whatBreaksARuleEndsTheConnectionWithItsCode(int code, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    FrameViolation violation = assertThrows(FrameViolation.class, () -> read(bytes));
    assertEquals(code, violation.code());
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1003, 1007, 1011, 1014, 3000, 4999})
  void closeCodesThatMayBeSentAreTaken(int code) {
    byte[] payload = {(byte) (code >> 8), (byte) code, 'b', 'y', 'e'};
    assertEquals(List.of(new Inbound.Close(code, "bye")), read(frame(CLOSE, payload)));
  }

  @Test
  void aCloseFrameWithoutCodeIsTaken() {
    assertEquals(List.of(new Inbound.Close(1005, "")), read(frame(CLOSE, "")));
  }

  @Test
  void aReplacementCharacterThatWasReallySentIsText() {
    assertEquals(List.of(new Inbound.Text("a\uFFFDb")), read(frame(TEXT, "a\uFFFDb")));
  }

  @Test
  void theSumOfTheFragmentsIsLimitedAtTheHeaderThatExceedsIt() {
    byte[] piece = new byte[64 * 1024];
    read(join(frame(TEXT_BEGINS, piece), frame(CONTINUES, piece), frame(CONTINUES, piece)));
    read(frame(CONTINUES, piece));
    FrameViolation violation =
        assertThrows(FrameViolation.class, () -> read(new byte[] {CONTINUES, 1}));
    assertEquals(1009, violation.code());
  }

  @Test
  void endlessEmptyFragmentsAreLimited() {
    read(frame(TEXT_BEGINS, ""));
    for (int i = 1; i < 1024; i++) {
      read(frame(CONTINUES, ""));
    }
    FrameViolation violation = assertThrows(FrameViolation.class, () -> read(frame(CONTINUES, "")));
    assertEquals(1008, violation.code());
  }

  @Test
  void aMessageIsMidwayFromItsFirstByteToItsLast() {
    byte[] frame = frame(TEXT, "hello");
    long before = reader.finished();
    for (int i = 0; i < frame.length - 1; i++) {
      assertNull(reader.next(ByteBuffer.wrap(frame, i, 1)));
      assertTrue(reader.midway());
    }
    reader.next(ByteBuffer.wrap(frame, frame.length - 1, 1));
    assertFalse(reader.midway());
    assertEquals(before + 1, reader.finished());
  }

  @Test
  void aControlFrameInsideDoesNotFinishAMessage() {
    read(frame(TEXT_BEGINS, "a"));
    long before = reader.finished();
    read(frame(PING, ""));
    assertEquals(before, reader.finished());
    assertTrue(reader.midway());
  }

  @Test
  void noBytesWhateverBringTheReaderToAnythingButAViolation() {
    Random random = new Random(20_1);
    int violations = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      if (noise.length > 1 && random.nextBoolean()) {
        // mostly well-formed headers, so that the noise gets deeper
        noise[0] = (byte) new int[] {TEXT, TEXT_BEGINS, CONTINUES, ENDS, PING, CLOSE}[round % 6];
        noise[1] = (byte) random.nextInt(8);
      }
      try {
        readAll(new FrameReader(WireLimits.DEFAULTS), ByteBuffer.wrap(noise));
      } catch (FrameViolation e) {
        violations++;
      }
    }
    assertTrue(violations > 10_000, "violations: " + violations);
  }

  private List<Inbound> read(byte[] bytes) {
    return readAll(reader, ByteBuffer.wrap(bytes));
  }

  private static List<Inbound> readAll(FrameReader reader, ByteBuffer bytes) {
    List<Inbound> all = new ArrayList<>();
    for (Inbound next = reader.next(bytes); next != null; next = reader.next(bytes)) {
      all.add(next);
    }
    return all;
  }

  private static List<Inbound> readInPieces(byte[] stream, @Nullable Random random) {
    FrameReader fresh = new FrameReader(WireLimits.DEFAULTS);
    List<Inbound> all = new ArrayList<>();
    int from = 0;
    while (from < stream.length) {
      int size = random == null ? 1 : 1 + random.nextInt(5000);
      size = Math.min(size, stream.length - from);
      all.addAll(readAll(fresh, ByteBuffer.wrap(stream, from, size)));
      from += size;
    }
    return all;
  }

  private static List<String> words(List<Inbound> all) {
    return all.stream()
        .map(inbound ->
            switch (inbound) {
              case Inbound.Text(String text) -> "text " + text;
              case Inbound.Ping(ByteBuffer payload) -> "ping " + UTF_8.decode(payload.duplicate());
              case Inbound.Pong() -> "pong";
              case Inbound.Close(int code, String reason) -> "close " + code + reason;
            })
        .toList();
  }

  private static byte[] frame(int firstByte, String payload) {
    return Peer.frame(firstByte, payload.getBytes(UTF_8));
  }

  private static byte[] frame(int firstByte, byte[] payload) {
    return Peer.frame(firstByte, payload);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
