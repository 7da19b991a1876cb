package hitchpost.simulator.bench;

import hitchpost.simulator.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code hitchpost run} runs on for a while: an EVSE-WB-DIN and an Eastron SDM630, emulated on
 * one line, and the file of a station with both of them.
 */
final class WiredStation implements AutoCloseable {
  /** Where it connects to. */
  static final String PATH = "/ocpp/CP1";

  private static final int METER_REGISTERS = 76;

  /** Devices that are not there, of every other driver that a start may have to load. */
  private static final String ABSENT =
      """
          - {name: absent-board, type: openevse, bus: absent}
          - {name: absent-lines, type: gpio-board, chip: absent, connected: 1, ready: 2, contactor: 3}
          - {name: absent-cards, type: line-rfid, bus: absent-too}
          - {name: absent-sensor, type: temperature, file: absent}
      """;

  private static final int ENERGY = 0x48;
  private static final int AMPERES = 1000;
  private static final int CAR = 1002;

  /** How a car is, as the board tells it. */
  enum Car {
    GONE(1),
    CONNECTED(2),
    CHARGING(3);

    private final int told;

    Car(int told) {
      this.told = told;
    }
  }

  private static final int UNITS = 2;

  private final Path directory;
  private final Path line;
  private final Path file;
  private ModbusSlaves slaves = new ModbusSlaves();

  /**
   * Writes the station file.
   *
   * @param directory where it goes, beside the storage
   * @param complete whether it names devices of other drivers too, which are not there
   */
  WiredStation(Path directory, URI csms, boolean complete) {
    this.directory = directory;
    this.line = directory.resolve("line");
    slaves.set(0, meter());
    slaves.set(AMPERES, 0, 16, 1, 0, 0, 17, 1);
    slaves.set(2000, 0, 1, 6, 0, 0, 0);
    lead();
    file = write(directory.resolve("station.yaml"), csms, line.toString(), complete ? ABSENT : "");
  }

  /** Has the name of the line lead to where the slaves are. */
  private void lead() {
    try {
      Files.deleteIfExists(line);
      Files.createSymbolicLink(line, Path.of(slaves.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the station in a process of its own. */
  Child start(List<String> options) {
    return Child.start(
        directory.resolve("output.txt"),
        options,
        Main.class.getName(),
        List.of("run", "--config", file.toString()));
  }

  /** Plugs a car in or out, or has it draw. */
  void car(Car car) {
    slaves.set(CAR, car.told);
  }

  /** The register of the meter. */
  void kilowattHours(float energy) {
    int bits = Float.floatToIntBits(energy);
    slaves.set(ENERGY, bits >>> Short.SIZE, bits & 0xFFFF);
  }

  /** Pulls the adapter of the line, and gives what plugs it in again, under another name. */
  Runnable unplug() {
    ModbusSlaves next = slaves.elsewhere();
    slaves.unplug();
    slaves = next;
    return this::lead;
  }

  /** Whether board and meter have been asked something since the line was plugged in. */
  boolean asked() {
    return slaves.unitsAsked() == UNITS;
  }

  /** 230 V on three phases, 50 Hz, 1 kWh, nothing drawn. */
  private static int[] meter() {
    int[] words = new int[METER_REGISTERS];
    put(words, 0x00, 230);
    put(words, 0x02, 230);
    put(words, 0x04, 230);
    put(words, 0x46, 50);
    put(words, ENERGY, 1);
    return words;
  }

  private static void put(int[] words, int address, float value) {
    int bits = Float.floatToIntBits(value);
    words[address] = bits >>> Short.SIZE;
    words[address + 1] = bits & 0xFFFF;
  }

  private static Path write(Path file, URI csms, String line, String more) {
    String text =
        """
        stationId: CP1
        csms: {url: "%s"}
        behaviour: {onReset: exit}
        configurationKeys: {MeterValueSampleInterval: "1", AuthorizeRemoteTxRequests: "false"}
        hardware:
          buses:
            - {name: rs485, serial: %s, line: 115200 8N1}
            - {name: absent, serial: absent}
            - {name: absent-too, serial: absent-too}
          devices:
            - {name: board, type: evse-din, bus: rs485, unit: 1}
            - {name: meter, type: modbus-meter, model: eastron-sdm630, bus: rs485, unit: 2}
        %s
        evses:
          - hardware: {board: board, meter: meter}
        """
            .formatted(csms, line, more.stripTrailing());
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    slaves.close();
  }
}
