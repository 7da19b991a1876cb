package hitchpost.simulator.installer;

import hitchpost.hal.device.Device;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code hitchpost hardware watch}: shows what devices read, and tells them nothing. */
final class HardwareWatch {
  /** Long lines are cut, and not continued in the next one. */
  private static final String BEGIN = "\u001b[?7l\u001b[2J";

  private static final String END = "\u001b[?7h";
  private static final String HOME = "\u001b[H";
  private static final String END_OF_LINE = "\u001b[K\n";
  private static final String END_OF_SCREEN = "\u001b[J";
  private static final int LEAST_LINK_WIDTH = 12;
  private static final int MOST_LINK_WIDTH = 40;

  private final Set<Device> devices;
  private final List<DevicePanel> panels;
  private final Keys keys;
  private final Consumer<String> out;
  private final Clock clock;
  private final Map<String, String> told = new LinkedHashMap<>();

  /**
   * @param devices not started
   * @param out takes text as it is, line ends included
   */
  HardwareWatch(Set<Device> devices, Keys keys, Consumer<String> out, Clock clock) {
    this.devices = devices;
    this.panels = devices.stream().map(DevicePanel::of).toList();
    this.keys = keys;
    this.out = out;
    this.clock = clock;
  }

  /**
   * Starts the devices and shows them until somebody presses q.
   *
   * @param table whether {@code out} is a terminal, on which a table is drawn again and again;
   *     otherwise what changes is told, a line each
   */
  void run(boolean table) throws InterruptedException {
    try (var end = AtEnd.of(() -> end(table))) {
      out.accept(table ? BEGIN : "");
      devices.forEach(Device::start);
      do {
        if (table) {
          draw();
        } else {
          tell();
        }
      } while (keys.next() != 'q');
    }
  }

  private void end(boolean table) {
    devices.forEach(Device::close);
    out.accept(table ? END : "");
  }

  private void draw() {
    int width = longest(DevicePanel::name);
    int linkWidth = Math.clamp(longest(DevicePanel::link), LEAST_LINK_WIDTH, MOST_LINK_WIDTH);
    var screen = new StringBuilder(HOME).append(time()).append("   q quits").append(END_OF_LINE);
    for (DevicePanel panel : panels) {
      screen.append(padded(panel.name(), width)).append("  ");
      screen.append(padded(panel.link(), linkWidth)).append("  ").append(panel.values());
      screen.append(END_OF_LINE);
    }
    out.accept(screen.append(END_OF_SCREEN).toString());
  }

  private int longest(Function<DevicePanel, String> column) {
    return panels.stream().mapToInt(panel -> column.apply(panel).length()).max().orElse(1);
  }

  private void tell() {
    for (DevicePanel panel : panels) {
      String now = panel.link() + "  " + panel.values();
      if (!now.equals(told.put(panel.name(), now))) {
        out.accept(time() + " " + panel.name() + "  " + now.strip() + "\n");
      }
    }
  }

  private String time() {
    return LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
