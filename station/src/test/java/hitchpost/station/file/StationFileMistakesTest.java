package hitchpost.station.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.station.file.StationFileException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake is told with its path and what would be right. */
class StationFileMistakesTest {
  private static final Path FOLDER = Path.of("/etc/hitchpost");

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          # whole file
          []                                => $ => must be an object, not a list
          {}                                => $.stationId => is missing
          {}                                => $.csms.url => is missing
          {}                                => $.evses => is missing
          {stations: []}                    => $.stations => has no station
          {stations: {}}                    => $.stations => must be a list, not an object
          {stations: [1]}                   => $.stations[0] => must be an object, not a number
          {stations: [{}]}                  => $.stations[0].csms.url => is missing
          {stations: [{}], stationId: a}    => $.stationId => does not belong here; beside "stations" there are only control and logging
          {evse: [{}]}                      => $.evse => is no known field; did you mean "evses"?
          {'my field': 1}                   => $['my field'] => is no known field; possible are stations, ocppVersions, tls, csms, networkProfiles, stationId, hardware, evses, identity, configurationKeys, variables, behaviour, firmwareUpdate, files, storage, control, logging
          # stationId
          {stationId: 5}                    => $.stationId => must be text, not a number; put quotes around it
          {stationId: true}                 => $.stationId => must be text, not true or false; put quotes around it
          {stationId: ""}                   => $.stationId => is empty
          {stationId: null}                 => $.stationId => is missing
          {stationId: ~}                    => $.stationId => is a tilde; write null, or leave the field out
          {stationId: "a\\nb"}              => $.stationId => has a line break or another control character
          {stationId: "a b", ocppVersions: ["2.0.1"]} => $.stationId => may have only letters, digits and * - _ = : + | @ . in OCPP 2.0.1
          {stationId: "a:b", csms: {url: "ws://h", password: x}} => $.stationId => may have no colon: basic authentication cannot carry one
          # ocppVersions
          {ocppVersions: [1.6]}             => $.ocppVersions[0] => must be text, not a number; put quotes around it
          {ocppVersions: "1.6"}             => $.ocppVersions => must be a list, not text
          {ocppVersions: []}                => $.ocppVersions => names no version
          {ocppVersions: ["1.6", "1.6"]}    => $.ocppVersions[1] => is named twice
          {ocppVersions: ["1.6", "2.0"]}    => $.ocppVersions[1] => "2.0" is not a version of OCPP; did you mean "2.0.1"?
          {ocppVersions: ["OCPP1.6J"]}      => $.ocppVersions[0] => "OCPP1.6J" is not a version of OCPP; possible are 1.6, 2.0.1
          # csms
          {csms: {uri: "ws://h"}}           => $.csms.uri => is no known field; did you mean "url"?
          {csms: {url: "http://h"}}         => $.csms.url => must begin with ws:// or wss://
          {csms: {url: "csms.example"}}     => $.csms.url => must begin with ws:// or wss://
          {csms: {url: "ws://"}}            => $.csms.url => is no URL from character 6
          {csms: {url: "ws:///path"}}       => $.csms.url => has no host
          {csms: {url: "ws://h h/"}}        => $.csms.url => is no URL from character 7
          {csms: {url: "ws://me:secret@h"}} => $.csms.url => must not hold a user or password; there is csms.password
          {csms: {url: "ws://h#f"}}         => $.csms.url => must not have a fragment
          {csms: {url: "ws://h:0"}}         => $.csms.url => has no usable port; 1 to 65535 are
          {csms: {url: "ws://h:99999"}}     => $.csms.url => has no usable port; 1 to 65535 are
          {csms: {url: "ws://h:port"}}      => $.csms.url => has no usable port; 1 to 65535 are
          {csms: {url: "ws://h", securityProfile: 4}}  => $.csms.securityProfile => must be 0 to 3
          {csms: {url: "ws://h", securityProfile: 1.5}} => $.csms.securityProfile => must be a whole number
          {csms: {url: "ws://h", securityProfile: "1"}} => $.csms.securityProfile => must be a number, not text
          {csms: {url: "ws://h", securityProfile: 1}}  => $.csms.password => is missing, and security profile 1 needs it
          {csms: {url: "wss://h"}}          => $.csms.password => is missing, and security profile 2 needs it
          {csms: {url: "ws://h", securityProfile: 0, password: x}} => $.csms.password => is not used by security profile 0; leave it out
          {csms: {url: "ws://h", securityProfile: 2, password: x}} => $.csms.securityProfile => 2 needs a wss:// URL
          {csms: {url: "wss://h", securityProfile: 1, password: x}} => $.csms.securityProfile => 1 needs a ws:// URL; wss:// is for 2 and 3
          {csms: {url: "wss://h", securityProfile: 3}} => $.tls.clientCertificates => is missing, and security profile 3 needs it
          {csms: {url: "wss://h", securityProfile: 3}} => $.tls.clientKeys => is missing, and security profile 3 needs it
          # identity
          {identity: {vendor: A company with a long name}} => $.identity.vendor => has 26 characters, at most 20 are allowed
          {identity: {serial: x}}           => $.identity.serial => is no known field; possible are vendor, model, serialNumber, chargeBoxSerialNumber, firmwareVersion, iccid, imsi, meterType, meterSerialNumber
          {identity: {serialnumber: x}}     => $.identity.serialnumber => is no known field; did you mean "serialNumber"?
          # evses
          {evses: []}                       => $.evses => has no EVSE
          {evses: [1]}                      => $.evses[0] => must be an object, not a number
          {evses: [{id: 2}]}                => $.evses[0].id => must be 1: ids count 1, 2, 3, ... in the order of the list
          {evses: [{id: 1}, {id: 1}]}       => $.evses[1].id => must be 2: ids count 1, 2, 3, ... in the order of the list
          {evses: [{current: ac}]}          => $.evses[0].current => "ac" is not a kind of current; did you mean "AC"?
          {evses: [{phases: 4}]}            => $.evses[0].phases => must be 1 to 3
          {evses: [{voltage: 12}]}          => $.evses[0].voltage => must be 50 to 1500
          {evses: [{maxCurrent: 5.9}]}      => $.evses[0].maxCurrent => must be 6 to 2000
          {evses: [{maxCurrent: 1e999999999}]} => $.evses[0].maxCurrent => must be 6 to 2000
          {evses: [{maxCurrent: 16.1234}]}  => $.evses[0].maxCurrent => has more than 3 decimals
          {evses: [{maxCurrent: .inf}]}     => $.evses[0].maxCurrent => is no usable number
          {evses: [{connectors: []}]}       => $.evses[0].connectors => has no connector; leave it out for one of type cType2
          {evses: [{connectors: [{}, {id: 1}]}]} => $.evses[0].connectors[1].id => must be 2: ids count 1, 2, 3, ... in the order of the list
          {evses: [{connectors: [{type: cType3}]}]} => $.evses[0].connectors[0].type => "cType3" is not a connector type; did you mean "cType1"?
          {evses: [{connectors: [{typ: x}]}]} => $.evses[0].connectors[0].typ => is no known field; did you mean "type"?
          {evses: [{ev: {soc: 101}}]}       => $.evses[0].ev.soc => must be 0 to 100
          {evses: [{ev: {capacityKwh: 0}}]} => $.evses[0].ev.capacityKwh => must be more than 0
          {evses: [{meter: {initialWh: -1}}]} => $.evses[0].meter.initialWh => must be 0 to 1000000000000
          {evses: [{meter: {signedData: {start: x}}}]} => $.evses[0].meter.signedData.start => is no known field; possible are encodingMethod, signingMethod, begin, intermediate, end
          # configurationKeys
          {configurationKeys: {HeartbeatInterval: 60}} => $.configurationKeys.HeartbeatInterval => must be text, not a number; put quotes around it
          {configurationKeys: {A: null}}    => $.configurationKeys.A => must be text, not null; leave the key out
          {configurationKeys: {A: "1", "!a": "2"}} => $.configurationKeys['!a'] => is given twice; case and a leading ! make no difference
          {configurationKeys: {"!": "2"}}   => $.configurationKeys['!'] => must have a name of 1 to 50 characters
          {configurationKeys: {A: "1", A: "2"}} => $.configurationKeys.A => appears twice
          # variables
          {variables: [{}]}                 => $.variables[0].component => is missing
          {variables: [{}]}                 => $.variables[0].variable => is missing
          {variables: [{}]}                 => $.variables[0].value => is missing
          {variables: [{value: 5}]}         => $.variables[0].value => must be text, not a number; put quotes around it
          {variables: [{attribute: Max}]}   => $.variables[0].attribute => "Max" is not an attribute; did you mean "MaxSet"?
          {variables: [{mutability: ReadWrit}]} => $.variables[0].mutability => "ReadWrit" is not a mutability; did you mean "ReadWrite"?
          {variables: [{dataType: int}]}    => $.variables[0].dataType => "int" is not a data type; did you mean "integer"?
          {variables: [{evse: 2}], evses: [{}]} => $.variables[0].evse => must be 1 to 1
          {variables: [{connector: 1}]}     => $.variables[0].connector => needs an evse beside it
          {variables: [{evse: 1, connector: 2}], evses: [{}]} => $.variables[0].connector => must be 1 to 1
          {variables: [{component: C, variable: V, value: ""}, {component: C, variable: V, value: x, attribute: Actual}]} => $.variables[1] => is given twice
          # networkProfiles
          {networkProfiles: [{url: "ws://h"}]} => $.networkProfiles[0].slot => is missing
          {networkProfiles: [{slot: 1}]}    => $.networkProfiles[0].url => is missing
          {networkProfiles: [{slot: 1, url: "ws://h", securityProfile: 2}]} => $.networkProfiles[0].securityProfile => 2 needs a wss:// URL
          {networkProfiles: [{slot: 1, url: "ws://h"}, {slot: 1, url: "ws://h"}]} => $.networkProfiles[1].slot => is the slot of another profile too
          {networkProfiles: [{interface: wired0}]} => $.networkProfiles[0].interface => "wired0" is not a network interface; did you mean "Wired0"?
          {networkProfiles: [{messageTimeout: 0}]} => $.networkProfiles[0].messageTimeout => must be 1 to 3600
          # the rest
          {tls: {clientCertificate: x}}     => $.tls.clientCertificate => is no known field; did you mean "clientCertificates"?
          {behaviour: {onReset: reboot}}    => $.behaviour.onReset => "reboot" is not a way to reset; possible are restart, exit
          {behaviour: {batteryBackup: yes}} => $.behaviour.batteryBackup => must be true or false, not text
          {behaviour: {maxMessageSize: 100}} => $.behaviour.maxMessageSize => must be 1024 to 16777216
          {behaviour: {remoteStartPicksFreeConnector: true, rejectRemoteStartWithoutConnector: true}} => $.behaviour.rejectRemoteStartWithoutConnector => contradicts remoteStartPicksFreeConnector; set one of them
          {behavior: {}}                    => $.behavior => is no known field; did you mean "behaviour"?
          {firmwareUpdate: {reboot: "no"}}  => $.firmwareUpdate.reboot => must be true or false, not text
          {files: {plain: sometimes}}       => $.files.plain => must be true or false, not text
          {files: {ftp: true}}              => $.files.ftp => is no known field; possible are plain, privateAddresses
          {storage: {dir: x}}               => $.storage.dir => is no known field; did you mean "directory"?
          {storage: data}                   => $.storage => must be an object, not text
          {control: on}                     => $.control => must be an object, not text
          {control: {listen: "8090x"}}      => $.control.listen => must be HOST:PORT, such as 127.0.0.1:8090
          {control: {listen: "h:70000"}}    => $.control.listen => must be HOST:PORT, such as 127.0.0.1:8090
          {control: {listen: "0.0.0.0:80"}} => $.control.token => is missing; it is needed because others can reach 0.0.0.0
          {control: {token: "a b"}}         => $.control.token => may have only letters, digits and . _ ~ + / - =
          {logging: {message: x}}           => $.logging.message => is no known field; did you mean "messages"?
          {evses: &all [{}], tls: *all}     => $.tls => is an alias; aliases are not supported
          """)
  void isToldWithItsPath(String yaml, String path, String message) {
    List<Problem> problems = problems(yaml);
    assertTrue(
        problems.stream()
            .anyMatch(told ->
                told.path().equals(path)
                    && told.message().equals(message)
                    && told.place() != null
                    && told.place().line() == 1),
        () -> "instead of it: " + problems);
  }

  @Test
  void allOfThemAreToldAtOnceInTheOrderOfTheFileWithTheirPlaces() {
    var wrong =
        assertThrows(
            StationFileException.class,
            () ->
                StationFile.parse(
                    """
                    {
                      "stationId": "cp001",
                      "csms": {
                        "url": "ws://h",
                        "securityProfile": 7
                      },
                      "evses": [
                        { "phases": 1 },
                        { "connectors": [ { "type": "sType2" },
                                          { "type": "sType9" } ],
                          "meters": {} }
                      ]
                    }
                    """,
                    FOLDER));
    assertEquals(
        """
        the station file is wrong:
          line 5, column 5: $.csms.securityProfile must be 0 to 3
          line 10, column 25: $.evses[1].connectors[1].type "sType9" is not a connector type;\
         did you mean "sType2"?
          line 11, column 7: $.evses[1].meters is no known field; did you mean "meter"?\
        """,
        wrong.getMessage());
    assertEquals(
        List.of(new Place(5, 5), new Place(10, 25), new Place(11, 7)),
        wrong.problems().stream().map(Problem::place).toList());
  }

  @Test
  void linesAndColumnsAreCountedInYamlToo() {
    List<Problem> problems =
        problems(
            """
            # cp001

            stationId: cp001
            csms:
              url: ws://h
            evses:
              - phases: 1
              - phases: 4
                voltages: 230
            """);
    assertEquals(
        List.of(
            new Problem("$.evses[1].phases", "must be 1 to 3", new Place(8, 5)),
            new Problem(
                "$.evses[1].voltages",
                "is no known field; did you mean \"voltage\"?",
                new Place(9, 5))),
        problems);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"stationId": hunter2}        | is no JSON here: Unrecognized word: was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          {"stationId": "a",}           | is no JSON here: Unexpected character ('}' (code 125)): was expecting double-quote to start property name
          {"evses": [1                  | is no JSON here: Unexpected end-of-input: expected close marker for Array
          {"a": 1} {"b": 2}             | ends before this; only one document is allowed
          {"a": 11111111111111111111111111111111111111111111} | is no JSON here: Number value length (44) exceeds the maximum allowed (40)
          """)
  void whatIsNoJsonIsToldWithItsLineButNotQuoted(String json, String message) {
    List<Problem> problems = problems("\n" + json);
    assertEquals(1, problems.size(), problems.toString());
    assertEquals(message, problems.getFirst().message());
    assertEquals(2, problems.getFirst().place().line());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1, 2                  | while parsing a flow sequence
          'password: "hunter2'   | while scanning a quoted scalar, found unexpected end of stream
          'a: hunter2: hunter2'  | mapping values are not allowed here
          """)
  void whatIsNoYamlIsToldButNotQuoted(String yaml, String message) {
    List<Problem> problems = problems(yaml);
    assertEquals(1, problems.size());
    assertTrue(
        problems.getFirst().message().startsWith("is no YAML here: " + message),
        problems.getFirst().message());
    assertFalse(problems.getFirst().message().contains("hunter2"));
  }

  @Test
  void twoStationsMayShareNeitherIdNorStorage() {
    List<Problem> problems =
        problems(
            """
            stations:
              - {stationId: a, csms: {url: ws://h}, evses: [{}]}
              - {stationId: a, csms: {url: ws://h}, evses: [{}]}
              - {stationId: b, csms: {url: ws://h}, evses: [{}], storage: {directory: ./data/a}}
            """);
    assertEquals(
        List.of(
            new Problem(
                "$.stations[1].stationId", "is the id of another station too", new Place(3, 6)),
            new Problem(
                "$.stations[2].storage",
                "is the directory of another station too",
                new Place(4, 54))),
        problems);
  }

  @Test
  void secretsAreNotRepeated() {
    String message =
        problems(
                """
                {stationId: 1, tls: {keyPassword: "hunter2\\n"}, control: {token: "hunter2 "},
                 csms: {url: "ws://x:hunter2@h:hunter2", password: "hunter2\\thunter2"}}
                """)
            .toString();
    assertTrue(message.contains("$.csms.password"), message);
    assertTrue(message.contains("$.tls.keyPassword"), message);
    assertTrue(message.contains("$.control.token"), message);
    assertFalse(message.contains("hunter2"), message);
  }

  @Test
  void aFileThatCannotBeReadIsNamed(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("nothing.json");
    var wrong = assertThrows(StationFileException.class, () -> StationFile.read(missing));
    assertEquals(
        missing + " is wrong:\n  the file cannot be read: there is no such file",
        wrong.getMessage());

    Path latin = Files.write(folder.resolve("latin.json"), new byte[] {'{', (byte) 0xFC, '}'});
    wrong = assertThrows(StationFileException.class, () -> StationFile.read(latin));
    assertEquals("is not text in UTF-8", wrong.problems().getFirst().message());

    Path empty = Files.createFile(folder.resolve("empty.yaml"));
    wrong = assertThrows(StationFileException.class, () -> StationFile.read(empty));
    assertEquals("is empty", wrong.problems().getFirst().message());
  }

  private static List<Problem> problems(String text) {
    return assertThrows(StationFileException.class, () -> StationFile.parse(text, FOLDER))
        .problems();
  }
}
