package hitchpost.hal.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.meter.MeterProfile.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MeterProfilesTest {
  private static final String OWN =
      """
      vendor: Nobody
      model: M1
      line: 9600 8N1
      unit: 7
      phases: 1
      maxAmperes: 32
      probe: {table: input, address: 2, type: u16, min: 4711, max: 4711}
      blocks:
        - {table: input, address: 0x0000, count: 3}
      fields:
        - {measurand: Energy.Active.Import.Register, table: input, address: 0, type: u32, scale: 0.1}
      """;

  static java.util.List<String> names() {
    return MeterProfiles.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void registersOfTheModelGiveExactlyTheirValues(String model) {
    MeterProfile profile = MeterProfiles.named(model);
    var reading = new MeterReader(profile).decode(Vectors.words(model, profile)).orElseThrow();
    Map<String, Long> told = Vectors.told(reading);
    Vectors.expected(model).forEach((name, value) -> assertEquals(value, told.get(name), name));
  }

  @Test
  void registerWithoutAValueIsLeftOut() {
    MeterProfile profile = MeterProfiles.named("abb-b23");
    var reading = new MeterReader(profile).decode(Vectors.words("abb-b23", profile)).orElseThrow();
    Map<String, Long> told = Vectors.told(reading);
    assertFalse(told.containsKey("Voltage L2-N"));
    assertFalse(told.containsKey("Power.Active.Import L1"));
    assertTrue(told.containsKey("Voltage L3-N"));
  }

  @Test
  void importRegisterThatIsNoNumberIsNoReading() {
    MeterProfile profile = MeterProfiles.named("eastron-sdm630");
    Map<Block, int[]> words = Vectors.words("eastron-sdm630", profile);
    int[] all = words.values().iterator().next();
    all[0x48] = 0x7FC0;
    all[0x49] = 0;
    assertEquals(Optional.empty(), new MeterReader(profile).decode(words));
  }

  @Test
  void profileOfTheUsersOwnWorksLikeThoseThatComeAlong(@TempDir Path folder) throws IOException {
    MeterProfile own = MeterProfiles.read(Files.writeString(folder.resolve("m1.yaml"), OWN));
    var reading =
        new MeterReader(own).decode(Map.of(own.blocks().getFirst(), new int[] {1, 2, 4711}));
    assertEquals(6_553_800, reading.orElseThrow().importMilliWattHours());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unit: 7           | unit: 300        | unit: is in 1..247
          phases: 1         | fases: 1         | phases: Missing
          line: 9600 8N1    | line: fast       | is no serial line
          scale: 0.1        | scale: 1, scal: 0 | fields[0].scal: Unrecognized
          scale: 0.1        | scale: much      | fields[0].scale
          count: 3          | count: 1         | fields[0].address: is in no block
          address: 0x0000   | address: 0x10000 | blocks[0].address: a register address
          Energy.Active.Import.Register | Voltage | 0 of them are the import register
          Energy.Active.Import.Register | Energie | fields[0].measurand
          type: u32         | type: u33        | fields[0].type
          vendor: Nobody    | # nothing        | vendor
          """)
  void mistakeIsNamedWithItsPlace(String right, String wrong, String complaint) {
    String text = OWN.replace(right, wrong);
    String message =
        assertThrows(ProfileException.class, () -> MeterProfiles.parse(text, "own.yaml"))
            .getMessage();
    assertTrue(message.startsWith("own.yaml:"), message);
    assertTrue(message.contains(complaint), message);
  }

  @Test
  void meterThatThereIsNotIsAnsweredWithThoseThatThereAre() {
    String message =
        assertThrows(ProfileException.class, () -> MeterProfiles.named("nothing")).getMessage();
    assertTrue(message.contains("eastron-sdm630"), message);
  }
}
