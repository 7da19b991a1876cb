package hitchpost.station.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.device.Device;
import hitchpost.hal.driver.BusSpec;
import hitchpost.hal.driver.DeviceSpec;
import hitchpost.hal.driver.Driver;
import hitchpost.hal.driver.Drivers;
import hitchpost.hal.driver.Means;
import hitchpost.hal.driver.Option;
import hitchpost.station.file.StationFileException.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardwareFileTest {
  private static final Path FOLDER = Path.of("/site");

  /** A driver with an option of each kind. */
  private static final class Toy implements Driver {
    @Override
    public String type() {
      return "toy";
    }

    @Override
    public String summary() {
      return "nothing";
    }

    @Override
    public Set<BusSpec.Kind> buses() {
      return Set.of(BusSpec.Kind.SERIAL);
    }

    @Override
    public List<Option> options() {
      return List.of(
          Option.number("unit", 1, 247, 1, ""),
          Option.choice("mode", List.of("calm", "wild"), "calm", ""),
          Option.flag("loud", false, ""),
          Option.text("label", 10, "x", ""),
          new Option("picture", new Option.Kind.File(), ""),
          new Option("size", new Option.Kind.Number(1, 9, null), ""));
    }

    @Override
    public List<Device> open(DeviceSpec spec, Means means) {
      return List.of();
    }
  }

  private static StationSection parse(String hardware, String ofEvse) {
    String text =
        """
        stationId: a
        csms: {url: "ws://127.0.0.1:9000"}
        hardware: {%s}
        evses:
          - hardware: {%s}
        """
            .formatted(hardware, ofEvse);
    var drivers = new Drivers(List.of(new Toy()));
    return StationFile.parse(text, FOLDER, () -> drivers).stations().getFirst();
  }

  @Test
  void aDeviceHasItsBusAndEveryOption() {
    var section =
        parse(
            "buses: [{name: b, serial: /dev/ttyUSB0, line: 9600 8N1}],"
                + " devices: [{name: t, type: toy, bus: b, size: 4, loud: true, picture: p.png}],"
                + " watchdog: /dev/watchdog",
            "board: t, meter: t.meter, onMeterLoss: stop, sessionSeconds: 90");
    var bus = new BusSpec("b", BusSpec.Kind.SERIAL, "/dev/ttyUSB0", "9600 8N1");
    assertEquals(
        List.of(
            new DeviceSpec(
                "t",
                "toy",
                bus,
                Map.of(
                    "unit",
                    1,
                    "mode",
                    "calm",
                    "loud",
                    true,
                    "label",
                    "x",
                    "picture",
                    Path.of("/site/p.png"),
                    "size",
                    4))),
        section.hardware().devices());
    var evse = section.evses().getFirst().hardware();
    assertTrue(evse != null && evse.stopsWithoutMeter());
    assertEquals("t.meter", evse == null ? "" : evse.meter());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "devices: [{name: t, type: tyo}]| |$.hardware.devices[0].type \"tyo\" is not a type",
        "devices: [{name: t, type: toy, size: 1}]| |$.hardware.devices[0].bus is missing",
        "devices: [{name: t, type: toy, bus: c, size: 1}]| |\"c\" is not a bus of this file",
        "buses: [{name: b, serial: x, tcp: 'y:1'}]| |must have either \"serial\"",
        "buses: [{name: b, tcp: y}]| |$.hardware.buses[0].tcp must be HOST:PORT",
        "buses: [{name: b, tcp: 'y:99999'}]| |$.hardware.buses[0].tcp must be HOST:PORT",
        "buses: [{name: b, serial: x}, {name: c, serial: x}]| |"
            + "$.hardware.buses[1].serial is the line of \"b\" too",
        "buses: [{name: b, serial: x}], devices: [{name: t, type: toy}]| |"
            + "bus is missing; possible are b",
        "buses: [{name: b, serial: x, line: fast}]| |$.hardware.buses[0].line must be",
        "buses: [{name: b, tcp: 'y:1'}], devices: [{name: t, type: toy, bus: b, size: 1}]| "
            + "|must be a serial bus",
        "buses: [{name: b, serial: y}], devices: [{name: t, type: toy, bus: b}]| |size is missing",
        "buses: [{name: b, serial: y}], devices: [{name: t, type: toy, bus: b, size: 1, unti: 2}]| "
            + "|did you mean \"unit\"?",
        "watchdog: w|board: t|$.evses[0].hardware.board \"t\" is not a device of this file",
        "watchdog: w|temperatureLimits: {derate: 90}|must rise: derate, least, stop",
        "watchdog: w|sesionSeconds: 9|did you mean \"sessionSeconds\"?",
      })
  void aMistakeIsToldWithItsPlace(String hardware, String ofEvse, String words) {
    String told =
        String.valueOf(
            assertThrows(
                    StationFileException.class, () -> parse(hardware, ofEvse == null ? "" : ofEvse))
                .getMessage());
    assertTrue(told.contains(words), told);
  }

  @Test
  void deviceOfAnUnknownTypeIsToldOnceAndNotWhereAnEvseNamesIt() {
    var wrong =
        assertThrows(
            StationFileException.class,
            () -> parse("devices: [{name: t, type: tyo}]", "board: t, meter: t.meter"));
    assertEquals(
        List.of("$.hardware.devices[0].type"),
        wrong.problems().stream().map(Problem::path).toList());
  }

  @Test
  void filesOfTheMachineAreThoseOfLinesOptionsAndWatchdog() {
    var section =
        parse(
            "buses: [{name: b, serial: /dev/ttyUSB0}, {name: free, serial: /dev/ttyUSB1}],"
                + " devices: [{name: t, type: toy, bus: b, size: 4, picture: p.png},"
                + " {name: u, type: toy, bus: b, size: 4}], watchdog: /dev/watchdog",
            "");
    assertEquals(
        List.of(Path.of("/dev/ttyUSB0"), Path.of("/site/p.png"), Path.of("/dev/watchdog")),
        section.hardware().files());
  }
}
