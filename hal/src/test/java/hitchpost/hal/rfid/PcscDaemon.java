package hitchpost.hal.rfid;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import javax.smartcardio.ATR;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;

/** The daemon of PC/SC in memory, with one reader. */
final class PcscDaemon extends CardTerminals implements PcscService {
  static final String NAME = "ACS ACR122U PICC Interface 00 00";

  final Terminal terminal = new Terminal();
  volatile boolean running = true;
  volatile boolean plugged = true;

  @Override
  public CardTerminals terminals() throws CardException {
    if (!running) {
      throw new CardException("the PC/SC daemon does not answer: install pcscd and start it");
    }
    return this;
  }

  @Override
  public List<CardTerminal> list(State state) {
    return plugged ? List.of(terminal) : List.of();
  }

  @Override
  public boolean waitForChange(long timeout) {
    throw new UnsupportedOperationException();
  }

  /** A reader; its card is what it answers, empty for none. */
  static final class Terminal extends CardTerminal {
    volatile String card = "";
    volatile String asked = "";
    volatile int looks;

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public boolean isCardPresent() {
      looks++;
      return !card.isEmpty();
    }

    @Override
    public Card connect(String protocol) throws CardException {
      String lies = card;
      if (lies.equals("wrong")) {
        throw new UnsupportedOperationException("a mistake of the library");
      }
      if (lies.isEmpty() || lies.equals("gone")) {
        throw new CardException("no card");
      }
      return new Lying(this, HexFormat.of().parseHex(lies));
    }

    @Override
    public boolean waitForCardPresent(long timeout) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean waitForCardAbsent(long timeout) {
      throw new UnsupportedOperationException();
    }
  }

  /** A card that lies on a reader. */
  private static final class Lying extends Card {
    private final Terminal terminal;
    private final byte[] answer;

    Lying(Terminal terminal, byte[] answer) {
      this.terminal = terminal;
      this.answer = answer;
    }

    @Override
    public CardChannel getBasicChannel() {
      return new Channel(this);
    }

    @Override
    public ATR getATR() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getProtocol() {
      return "T=1";
    }

    @Override
    public CardChannel openLogicalChannel() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void beginExclusive() {}

    @Override
    public void endExclusive() {}

    @Override
    public byte[] transmitControlCommand(int code, byte[] command) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void disconnect(boolean reset) {}
  }

  /** The channel to such a card. */
  private static final class Channel extends CardChannel {
    private final Lying card;

    Channel(Lying card) {
      this.card = card;
    }

    @Override
    public Card getCard() {
      return card;
    }

    @Override
    public int getChannelNumber() {
      return 0;
    }

    @Override
    public ResponseAPDU transmit(CommandAPDU command) {
      card.terminal.asked = HexFormat.of().withUpperCase().formatHex(command.getBytes());
      return new ResponseAPDU(card.answer);
    }

    @Override
    public int transmit(ByteBuffer command, ByteBuffer response) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
