package hitchpost.hal.rfid;

import java.security.NoSuchAlgorithmException;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;

/** Who knows the PC/SC readers of the machine. */
@FunctionalInterface
public interface PcscService {
  /** The daemon of the machine. */
  PcscService OF_MACHINE = PcscService::ofMachine;

  /**
   * The readers that are plugged in.
   *
   * @throws CardException when nobody knows, with the remedy
   */
  CardTerminals terminals() throws CardException;

  private static CardTerminals ofMachine() throws CardException {
    try {
      return TerminalFactory.getInstance("PC/SC", null).terminals();
    } catch (NoSuchAlgorithmException unavailable) {
      throw new CardException(
          "the PC/SC daemon does not answer: install pcscd and start it", unavailable);
    }
  }
}
