package hitchpost.station.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.hal.driver.Drivers;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shows only when devices are made of a station file, and is told with its place. */
class RealAssemblyTest {
  private static final String HEAD =
      """
      stationId: cp001
      csms: {url: "ws://127.0.0.1:9000"}
      hardware:
        buses:
          - {name: rs485, serial: /dev/absent, line: 9600 8N1}
          - {name: cards, serial: /dev/absent-too}
        devices:
          - {name: board, type: evse-din, bus: rs485}
          - {name: meter, type: modbus-meter, bus: rs485, model: eastron-sdm630, unit: 2}
          - {name: probe, type: temperature, file: /sys/absent}
          - {name: single, type: evse-din, bus: rs485, unit: 3, phases: 1}
          - {name: loose, type: evse-din, bus: rs485, unit: 4, socket: true}
          - {name: little, type: modbus-meter, bus: rs485, model: eastron-sdm120, unit: 5}
      """;

  private static List<String> mistakes(String rest) {
    Drivers drivers = Drivers.known();
    StationFile file = StationFile.parse(HEAD + rest, Path.of("/site"), () -> drivers);
    var wrong =
        assertThrows(
            StationFileException.class,
            () -> RealAssembly.of(file, "the file", drivers, List.of(), Instant.EPOCH));
    return wrong.problems().stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {hardware: {meter: meter}}                    | line 15, column 6: $.evses[0].hardware.board is missing: an EVSE needs a board to run
          {phases: 1}                                   | line 15, column 5: $.evses[0].hardware.board is missing: an EVSE needs a board to run
          {hardware: {board: board.x}}                  | line 15, column 17: $.evses[0].hardware.board "board.x" is no device; did you mean "board"?
          {hardware: {board: board, meter: meter.relay}} | line 15, column 31: $.evses[0].hardware.meter "meter.relay" is no device; possible are board, meter, probe, single, loose, little
          {hardware: {board: meter}}                    | line 15, column 17: $.evses[0].hardware.board "meter" is a meter, not a board
          {hardware: {board: board, temperatures: [probe, board]}} | line 15, column 53: $.evses[0].hardware.temperatures[1] "board" is a board, not a temperature sensor
          {hardware: {board: single, meter: meter}}     | line 15, column 5: $.evses[0].phases must be at most 1: "single" has no more phases
          {hardware: {board: board, meter: little}}     | line 15, column 31: $.evses[0].hardware.meter "little" measures 1 of 3 phases; evses[].phases says how many there are
          {hardware: {board: loose}}                    | line 15, column 17: $.evses[0].hardware.board "loose" is set up for a socket, and the connector is a fixed cable; see "socket" and "type"
          {hardware: {board: loose, lock: meter}, connectors: [{type: sType2}]} | line 15, column 31: $.evses[0].hardware.lock "meter" is a meter, not a lock
          {hardware: {board: loose}, connectors: [{type: sType2}]} | line 15, column 6: $.evses[0].hardware.lock is missing: a socket needs one
          {hardware: {board: board}, connectors: [{}, {}]} | line 15, column 32: $.evses[0].connectors must be one: a board serves one connector
          """)
  void mistakeOfAnEvseIsToldWithItsPlace(String evse, String told) {
    assertEquals(List.of(told), mistakes("evses:\n  - " + evse + "\n"));
  }

  @Test
  void twoEvsesDoNotShareABoardAndMayShareASensor() {
    assertEquals(
        List.of(
            "line 16, column 17: $.evses[1].hardware.board \"board\" is that of"
                + " $.evses[0].hardware.board already"),
        mistakes(
            """
            evses:
              - {hardware: {board: board, temperatures: [probe]}}
              - {hardware: {board: board, temperatures: [probe]}}
            """));
  }

  @Test
  void mistakesOfDevicesKeysAndVariablesAreToldAtOnceAndTheirPartsAreNot() {
    assertEquals(
        List.of(
            "line 14, column 7: $.hardware.devices[6] the contactor has no line",
            "line 15, column 51: $.hardware.devices[7].evse must be 1 to 1, or 0 for all",
            "line 18, column 3: $.configurationKeys.HeartbeatInterval does not take \"soon\"",
            "line 20, column 57: $.variables[0].value"
                + " TxCtrlr.EVConnectionTimeOut does not take \"-1\""),
        mistakes(
            """
                - {name: post, type: gpio-board, connected: 1, ready: 2}
                - {name: reader, type: line-rfid, bus: cards, evse: 3}
            evses: [{hardware: {board: post, lock: post.lock}, connectors: [{type: sType2}]}]
            configurationKeys:
              HeartbeatInterval: soon
            variables:
              - {component: TxCtrlr, variable: EVConnectionTimeOut, value: "-1"}
            """));
  }

  @Test
  void programRunsOneStation() {
    String station = "{stationId: %s, csms: {url: \"ws://127.0.0.1:9000\"}, evses: [{}]}";
    Drivers drivers = Drivers.known();
    StationFile file =
        StationFile.parse(
            "stations:\n  - " + station.formatted("a") + "\n  - " + station.formatted("b"),
            Path.of("/site"));
    var wrong =
        assertThrows(
            StationFileException.class,
            () -> RealAssembly.of(file, "the file", drivers, List.of(), Instant.EPOCH));
    assertEquals(
        "the file is wrong:\n"
            + "  line 1, column 1: $.stations must be one: a program runs one station",
        wrong.getMessage());
  }
}
