package hitchpost.hal.rfid;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The daemon of PC/SC in memory, with one reader. */
final class PcscDaemon implements PcscService {
  static final String NAME = "ACS ACR122U PICC Interface 00 00";

  volatile boolean running = true;
  volatile boolean plugged = true;

  /** How often it has started: a conversation with an earlier one is over. */
  volatile int starts;

  /** What the card answers that lies on the reader, empty for none. */
  volatile String card = "";

  volatile String asked = "";
  volatile int looks;

  @Override
  public Session open() {
    if (!running) {
      throw new PcscException("the PC/SC daemon does not answer: install pcscd and start it");
    }
    return new Conversation(starts);
  }

  /** With the daemon as it started then. */
  private final class Conversation implements Session {
    private final int start;

    Conversation(int start) {
      this.start = start;
    }

    private void demandDaemon() {
      if (!running || start != starts) {
        throw new PcscException("the daemon is gone");
      }
    }

    @Override
    public List<String> readers() {
      demandDaemon();
      return plugged ? List.of(NAME) : List.of();
    }

    @Override
    public Optional<byte[]> ask(String reader, byte[] command) {
      demandDaemon();
      String lies = card;
      looks++;
      if (lies.equals("wrong")) {
        throw new UnsupportedOperationException("a mistake of the library");
      }
      asked = HexFormat.of().withUpperCase().formatHex(command);
      return lies.isEmpty() ? Optional.empty() : Optional.of(HexFormat.of().parseHex(lies));
    }

    @Override
    public void close() {}
  }
}
