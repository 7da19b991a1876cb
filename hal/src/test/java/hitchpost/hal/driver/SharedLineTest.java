package hitchpost.hal.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several devices of a station file cannot have at once. */
class SharedLineTest {
  private static final Drivers DRIVERS = new Drivers(OwnDrivers.all());
  private static final Map<String, BusSpec> BUSES =
      Map.of(
          "rs485", new BusSpec("rs485", BusSpec.Kind.SERIAL, "/dev/absent", ""),
          "fast", new BusSpec("fast", BusSpec.Kind.SERIAL, "/dev/absent", "19200 8E1"),
          "net", new BusSpec("net", BusSpec.Kind.TCP, "192.0.2.7:502", ""));

  private final Means means = new Means();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          evse-din rs485       | modbus-meter rs485 model=eastron-sdm630        | cannot have unit 1 of rs485, which is of a
          evse-din rs485       | modbus-meter rs485 model=eastron-sdm630 unit=2 | -
          phoenix-em net       | modbus-meter net model=phoenix-em-cp-pp-eth    | -
          evse-din rs485       | modbus-meter rs485 model=abb-b23 unit=2        | sends at 19200 8E1 when it is new, others on rs485 at 9600 8N1
          evse-din fast        | modbus-meter fast model=abb-b23 unit=2         | -
          evse-din rs485       | line-rfid rs485                                | cannot share rs485
          line-rfid rs485      | evse-din rs485                                 | cannot share rs485
          openevse rs485       | pn532 rs485                                    | cannot share rs485
          gpio-board - connected=1 ready=2 contactor=3 | gpio-board - connected=4 ready=5 contactor=3 | cannot have line 3 of /dev/gpiochip0, which is of a
          gpio-board - connected=1 ready=2 contactor=3 | gpio-board - connected=4 ready=5 contactor=6 | -
          """)
  void whatOneDeviceHasNoOtherGets(String first, String second, String refusal) {
    open("a", first);
    if (refusal == null) {
      open("b", second);
    } else {
      var refused = assertThrows(IllegalArgumentException.class, () -> open("b", second));
      assertTrue(refused.getMessage().startsWith(refusal), refused.getMessage());
    }
    means.close();
  }

  @Test
  void unitThatIsNotGivenIsTheOneThatIsUsual() {
    open("a", "modbus-meter rs485 model=eastron-sdm630");
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> open("b", "modbus-meter rs485 model=eastron-sdm630 unit=1"));
    assertEquals("cannot have unit 1 of rs485, which is of a", refused.getMessage());
  }

  /** Opens a device that is written {@code TYPE BUS OPTION=VALUE...}. */
  private void open(String name, String words) {
    String[] word = words.split(" ");
    Driver driver = DRIVERS.find(word[0]).orElseThrow();
    Map<String, Object> given = new HashMap<>();
    for (int i = 2; i < word.length; i++) {
      String[] pair = word[i].split("=");
      given.put(pair[0], pair[1].matches("\\d+") ? (Object) Integer.valueOf(pair[1]) : pair[1]);
    }
    driver.open(Specs.of(driver, name, BUSES.get(word[1]), given), means);
  }
}
