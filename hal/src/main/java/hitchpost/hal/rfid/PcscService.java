package hitchpost.hal.rfid;

import java.util.List;
import java.util.Optional;

/** Who knows the PC/SC readers of the machine. */
@FunctionalInterface
public interface PcscService {
  /** The daemon of the machine. */
  PcscService OF_MACHINE = PcscContext::open;

  /**
   * Begins to talk to it.
   *
   * @throws PcscException when nobody answers, with the remedy
   */
  Session open();

  /**
   * A conversation, for one thread. Once something has failed, another one has to be opened: a
   * daemon that has started anew knows nothing of those before.
   */
  interface Session extends AutoCloseable {
    /**
     * The names of the readers that are plugged in.
     *
     * @throws PcscException when the daemon is gone
     */
    List<String> readers();

    /**
     * Asks the card that lies on a reader; empty where none does, or not for long enough.
     *
     * @throws PcscException when the daemon or the reader is gone
     */
    Optional<byte[]> ask(String reader, byte[] command);

    @Override
    void close();
  }
}
