package hitchpost.hal.rfid;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The functions of PC/SC that a reader needs, from the library of the machine. Java's own way to
 * them keeps one conversation with the daemon for as long as the program runs, and never finds a
 * daemon that has started anew.
 *
 * <p>Source: winscard.h of PCSC lite. Its numbers are as long as {@code long} in C: 8 bytes on the
 * machines that are supported.
 */
final class PcscLibrary {
  private static final String FILE = "libpcsclite.so.1";

  private static volatile @Nullable PcscLibrary loaded;

  final MethodHandle establishContext;
  final MethodHandle releaseContext;
  final MethodHandle listReaders;
  final MethodHandle connect;
  final MethodHandle disconnect;
  final MethodHandle transmit;

  private PcscLibrary(SymbolLookup library) {
    establishContext =
        function(library, "SCardEstablishContext", JAVA_LONG, ADDRESS, ADDRESS, ADDRESS);
    releaseContext = function(library, "SCardReleaseContext", JAVA_LONG);
    listReaders = function(library, "SCardListReaders", JAVA_LONG, ADDRESS, ADDRESS, ADDRESS);
    connect =
        function(
            library, "SCardConnect", JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS);
    disconnect = function(library, "SCardDisconnect", JAVA_LONG, JAVA_LONG);
    transmit =
        function(
            library,
            "SCardTransmit",
            JAVA_LONG,
            ADDRESS,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            ADDRESS,
            ADDRESS);
  }

  /**
   * The library, loaded when it is asked for first.
   *
   * @throws PcscException when it is not installed
   */
  @SuppressWarnings("restricted")
  static PcscLibrary ofMachine() {
    PcscLibrary library = loaded;
    if (library == null) {
      try {
        library = new PcscLibrary(SymbolLookup.libraryLookup(FILE, Arena.global()));
      } catch (IllegalArgumentException absent) {
        throw new PcscException("there is no " + FILE + ": install pcscd and start it");
      }
      loaded = library;
    }
    return library;
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(
      SymbolLookup library, String name, MemoryLayout... parameters) {
    return Linker.nativeLinker()
        .downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(JAVA_LONG, parameters));
  }
}
