package hitchpost.simulator.installer;

import hitchpost.hal.rfid.PcscException;
import hitchpost.hal.rfid.PcscService;
import java.io.PrintStream;
import java.util.List;

/** Lists the readers that the PC/SC daemon knows. */
final class PcscList {
  private PcscList() {}

  static void print(PcscService service, PrintStream out) {
    out.println("PC/SC readers");
    try (PcscService.Session session = service.open()) {
      List<String> all = session.readers();
      if (all.isEmpty()) {
        out.println("  none");
      }
      all.forEach(reader -> out.println("  " + reader));
    } catch (PcscException unknown) {
      out.println("  none (" + unknown.getMessage() + ")");
    }
  }
}
