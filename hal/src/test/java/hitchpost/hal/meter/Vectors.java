package hitchpost.hal.meter;

import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.Measurement;
import hitchpost.hal.meter.MeterProfile.Block;
import hitchpost.hal.modbus.Table;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers of each model with the values that they stand for, packed by Python's struct. */
final class Vectors {
  private static final JsonNode ALL = load();

  private Vectors() {}

  private static JsonNode load() {
    InputStream file = Vectors.class.getResourceAsStream("vectors.json");
    return JsonMapper.shared().readTree(file);
  }

  static int[] words(String model, Block block) {
    JsonNode vector = ALL.get(model);
    Table table = Table.valueOf(vector.get("table").asString().toUpperCase(Locale.ROOT));
    if (table != block.table()) {
      throw new AssertionError(model + " has no " + block.table());
    }
    int[] words = new int[block.count()];
    for (int i = 0; i < words.length; i++) {
      words[i] = vector.get("words").path("" + (block.address().number() + i)).asInt(0);
    }
    return words;
  }

  static Map<Block, int[]> words(String model, MeterProfile profile) {
    Map<Block, int[]> words = new LinkedHashMap<>();
    profile.blocks().forEach(block -> words.put(block, words(model, block)));
    return words;
  }

  /** What a slave needs, for {@code modbus_peer.py}. */
  static String unit(String model, MeterProfile profile) {
    var registers = new StringBuilder();
    for (Block block : profile.blocks()) {
      int[] words = words(model, block);
      for (int i = 0; i < words.length; i++) {
        registers.append(registers.isEmpty() ? "" : ", ");
        registers.append('"').append(block.address().number() + i).append("\": ").append(words[i]);
      }
    }
    String kind = profile.signing() == null ? "plain" : "em580";
    return "{\"kind\": \"" + kind + "\", \"" + table(model) + "\": {" + registers + "}}";
  }

  /** What a slave needs that shows the register before the energy of the vector has flowed. */
  static String unitBefore(String model, MeterProfile profile) {
    String unit = unit(model, profile);
    for (var word : ALL.get(model).get("before").get("words").properties()) {
      String address = '"' + word.getKey() + "\": ";
      int at = unit.indexOf(address) + address.length();
      int end = at;
      while (Character.isDigit(unit.charAt(end))) {
        end++;
      }
      unit = unit.substring(0, at) + word.getValue().asInt() + unit.substring(end);
    }
    return unit;
  }

  /** First address of the import register. */
  static int importAddress(String model) {
    return ALL.get(model).get("before").get("words").propertyNames().stream()
        .mapToInt(Integer::parseInt)
        .min()
        .orElseThrow();
  }

  /** What the import register holds when the energy has flowed. */
  static int[] importWords(String model) {
    int first = importAddress(model);
    JsonNode words = ALL.get(model).get("words");
    return IntStream.range(0, ALL.get(model).get("before").get("words").size())
        .map(i -> words.path("" + (first + i)).asInt(0))
        .toArray();
  }

  static String table(String model) {
    return ALL.get(model).get("table").asString();
  }

  /** The register before the energy of the vector has flowed. */
  static long importBefore(String model) {
    return ALL.get(model).get("before").get("import").asLong();
  }

  static Map<String, Long> expected(String model) {
    Map<String, Long> expected = new LinkedHashMap<>();
    ALL.get(model)
        .get("expect")
        .properties()
        .forEach(entry -> expected.put(entry.getKey(), entry.getValue().asLong()));
    return expected;
  }

  /** By the same names. */
  static Map<String, Long> told(MeterReading reading) {
    Map<String, Long> told = new LinkedHashMap<>();
    told.put("import", reading.importMilliWattHours());
    for (Measurement each : reading.measurements()) {
      String phase = each.phase() == null ? "" : " " + each.phase().wire();
      told.put(each.measurand().wire() + phase, each.valueMilli());
    }
    return told;
  }
}
