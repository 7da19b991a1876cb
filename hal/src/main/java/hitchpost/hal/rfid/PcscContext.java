package hitchpost.hal.rfid;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A conversation with the PC/SC daemon of the machine.
 *
 * <p>Source: winscard.h and pcsclite.h of PCSC lite.
 */
final class PcscContext implements PcscService.Session {
  private static final Logger LOG = LoggerFactory.getLogger(PcscContext.class);
  private static final long SYSTEM = 2;
  private static final long SHARED = 2;
  private static final long EITHER_PROTOCOL = 3;
  private static final long LEAVE_CARD = 0;
  private static final long NO_READERS = 0x8010002EL;

  /** More than all readers that a daemon serves have in names, and than any answer of a card. */
  private static final int LONGEST = 4096;

  /** What is wrong with the daemon or the reader, and not with a card. */
  private static final Set<Long> LOST =
      Set.of(
          0x80100003L, 0x80100009L, 0x80100017L, 0x8010001DL, 0x8010001EL, 0x80100006L, NO_READERS);

  private final PcscLibrary library;
  private final long context;

  /** One call, which tells a number of PC/SC. */
  private interface Call {
    long now() throws Throwable;
  }

  private PcscContext(PcscLibrary library, long context) {
    this.library = library;
    this.context = context;
  }

  static PcscContext open() {
    var library = PcscLibrary.ofMachine();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment context = arena.allocate(JAVA_LONG);
      long told =
          told(() ->
              (long)
                  library.establishContext.invokeExact(
                      SYSTEM, MemorySegment.NULL, MemorySegment.NULL, context));
      if (told != 0) {
        throw new PcscException(
            "the PC/SC daemon does not answer (%08X): start pcscd, and let this user talk to it"
                .formatted(told));
      }
      return new PcscContext(library, context.get(JAVA_LONG, 0));
    }
  }

  @Override
  public List<String> readers() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment names = arena.allocate(LONGEST);
      MemorySegment length = arena.allocateFrom(JAVA_LONG, LONGEST);
      long told =
          told(() ->
              (long) library.listReaders.invokeExact(context, MemorySegment.NULL, names, length));
      if (told == NO_READERS) {
        return List.of();
      }
      if (told != 0) {
        throw gone(told);
      }
      byte[] all = names.asSlice(0, length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
      return Arrays.stream(new String(all, StandardCharsets.UTF_8).split("\0"))
          .filter(name -> !name.isEmpty())
          .toList();
    }
  }

  @Override
  public Optional<byte[]> ask(String reader, byte[] command) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(reader);
      MemorySegment card = arena.allocate(JAVA_LONG);
      MemorySegment protocol = arena.allocate(JAVA_LONG);
      long told =
          told(() ->
              (long)
                  library.connect.invokeExact(
                      context, name, SHARED, EITHER_PROTOCOL, card, protocol));
      if (told != 0) {
        return noCard(told);
      }
      long handle = card.get(JAVA_LONG, 0);
      try {
        return exchange(arena, handle, protocol.get(JAVA_LONG, 0), command);
      } finally {
        told(() -> (long) library.disconnect.invokeExact(handle, LEAVE_CARD));
      }
    }
  }

  private Optional<byte[]> exchange(Arena arena, long card, long protocol, byte[] command) {
    MemorySegment head = arena.allocateFrom(JAVA_LONG, protocol, 2 * Long.BYTES);
    MemorySegment sent = arena.allocateFrom(JAVA_BYTE, command);
    MemorySegment answer = arena.allocate(LONGEST);
    MemorySegment length = arena.allocateFrom(JAVA_LONG, LONGEST);
    long told =
        told(() ->
            (long)
                library.transmit.invokeExact(
                    card, head, sent, (long) command.length, MemorySegment.NULL, answer, length));
    return told == 0
        ? Optional.of(answer.asSlice(0, length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE))
        : noCard(told);
  }

  /** A card that is not there, or was not for long enough; another reason is no card's. */
  private static Optional<byte[]> noCard(long told) {
    if (LOST.contains(told)) {
      throw gone(told);
    }
    LOG.trace("no card: {}", told);
    return Optional.empty();
  }

  private static PcscException gone(long told) {
    return new PcscException("the PC/SC daemon or the reader is gone (%08X)".formatted(told));
  }

  private static long told(Call call) {
    try {
      return call.now() & 0xFFFF_FFFFL;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a function of PC/SC throws nothing of its own", e);
    }
  }

  @Override
  public void close() {
    told(() -> (long) library.releaseContext.invokeExact(context));
  }
}
