package hitchpost.simulator.installer;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.driver.Candidate;
import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.link.SerialSettings;
import hitchpost.hal.link.TcpLink;
import hitchpost.hal.modbus.ModbusQuestions;
import hitchpost.hal.modbus.Registers;
import hitchpost.hal.modbus.SerialPatience;
import hitchpost.hal.modbus.UnitAddress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Looks for known boards and meters on a Modbus line, by questions only.
 *
 * @param address a serial port, or {@code HOST:PORT}
 * @param first unit to ask, 0 for those only that devices have when they are new
 * @param last unit to ask
 */
record BusScan(String address, int first, int last, PrintStream out) {
  /** A device on the line answers within this; one that is not there costs four times as much. */
  private static final SerialPatience SERIAL =
      new SerialPatience(Duration.ofMillis(200), Duration.ofMillis(100));

  private static final Duration TCP = Duration.ofSeconds(1);

  /** How many units between two words of progress. */
  private static final int STEP = 10;

  /**
   * Asks, and prints what answers.
   *
   * @return whether anything did
   * @throws LinkLostException when the line cannot be opened
   */
  boolean run() {
    boolean serial = address.startsWith("/");
    Map<String, List<Candidate>> lines = new LinkedHashMap<>();
    for (Candidate candidate : Candidate.all()) {
      String line = serial ? candidate.line() : "";
      lines.computeIfAbsent(line, key -> new ArrayList<>()).add(candidate);
    }
    boolean found = false;
    for (Map.Entry<String, List<Candidate>> line : lines.entrySet()) {
      out.println("Modbus at " + (address + " " + line.getKey()).strip());
      try (var questions = open(line.getKey())) {
        found |= ask(questions, line.getValue());
      }
    }
    return found;
  }

  private ModbusQuestions open(String line) {
    if (line.isEmpty()) {
      int colon = address.lastIndexOf(':');
      int port = Integer.parseInt(address.substring(colon + 1));
      return ModbusQuestions.tcp(
          TcpLink.at(address.substring(0, colon), port), TCP, HalClock.SYSTEM);
    }
    SerialSettings settings = SerialSettings.parse(line);
    return ModbusQuestions.serial(
        SerialLink.at(address, settings), settings, SERIAL, HalClock.SYSTEM);
  }

  private boolean ask(ModbusQuestions questions, List<Candidate> candidates) {
    List<Integer> units =
        first == 0
            ? List.copyOf(new TreeSet<>(candidates.stream().map(Candidate::unit).toList()))
            : IntStream.rangeClosed(first, last).boxed().toList();
    boolean found = false;
    for (int i = 0; i < units.size(); i++) {
      if (i > 0 && i % STEP == 0) {
        out.println("  (" + i + " of " + units.size() + " units asked)");
      }
      String answer = answer(questions, candidates, units.get(i));
      if (!answer.isEmpty()) {
        out.println("  unit " + units.get(i) + ": " + answer);
        found = true;
      }
    }
    if (!found) {
      out.println("  nothing answers");
    }
    return found;
  }

  /** What is known of a unit, empty when it is silent. */
  private static String answer(ModbusQuestions questions, List<Candidate> candidates, int unit) {
    List<String> fitting = new ArrayList<>();
    boolean answers = false;
    for (Candidate candidate : candidates) {
      Registers registers = questions.registers(new UnitAddress(unit, candidate.rest()));
      try {
        candidate.identity().accept(registers);
        answers = true;
        fitting.add(candidate.name());
      } catch (DeviceException other) {
        boolean silent = other.reason() == Reason.TIMEOUT || other.reason() == Reason.UNREACHABLE;
        answers |= !silent;
        if (silent && !answers) {
          return "";
        }
      }
    }
    if (!answers) {
      return "";
    }
    return fitting.isEmpty() ? "answers, and is none that is known" : String.join(" or ", fitting);
  }
}
