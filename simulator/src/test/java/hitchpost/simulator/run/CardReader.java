package hitchpost.simulator.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import hitchpost.hal.link.PseudoTerminal;
import hitchpost.hal.testing.PortName;
import java.nio.file.Path;

/** A reader that sends the number of a card as a line, on a serial line of its own. */
final class CardReader implements AutoCloseable {
  private final PortName port;
  private PseudoTerminal line;

  CardReader(Path folder) {
    port = new PortName(folder, "usb-card_reader");
    plug();
  }

  /** What the station file calls its line. */
  String path() {
    return port.path();
  }

  void present(String card) {
    line.write((card + "\r").getBytes(US_ASCII));
  }

  void unplug() {
    // the name goes first: the number of a terminal that is closed may soon be that of another
    port.vanish();
    line.close();
  }

  /** Puts it in again; its terminal has another name each time. */
  void plug() {
    line = PseudoTerminal.open();
    port.leadTo(line.path());
  }

  @Override
  public void close() {
    unplug();
  }
}
