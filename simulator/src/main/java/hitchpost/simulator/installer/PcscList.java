package hitchpost.simulator.installer;

import hitchpost.hal.rfid.PcscService;
import java.io.PrintStream;
import java.util.List;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;

/** Lists the readers that the PC/SC daemon knows. */
final class PcscList {
  private PcscList() {}

  static void print(PcscService service, PrintStream out) {
    out.println("PC/SC readers");
    try {
      List<CardTerminal> all = service.terminals().list();
      if (all.isEmpty()) {
        out.println("  none");
      }
      all.forEach(terminal -> out.println("  " + terminal.getName()));
    } catch (CardException unknown) {
      out.println("  none (" + unknown.getMessage() + ")");
    }
  }
}
