package hitchpost.hal.meter;

import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.Measurement;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.meter.MeterProfile.Block;
import hitchpost.hal.meter.MeterProfile.Field;
import hitchpost.hal.meter.MeterProfile.Probe;
import hitchpost.hal.modbus.Registers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a meter as its profile says, exactly: no floating point is computed with. */
public final class MeterReader {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final MeterProfile profile;

  public MeterReader(MeterProfile profile) {
    this.profile = profile;
  }

  /**
   * Makes sure that this model answers.
   *
   * @throws DeviceException STRANGER when another one does
   */
  public void identify(Registers registers) {
    Probe probe = profile.probe();
    int[] words = registers.read(probe.table(), probe.address().number(), probe.type().words());
    Optional<BigDecimal> number =
        probe.type().decode(ordered(words, probe.lowFirst()), profile.largestIsAbsent());
    boolean fits =
        number
            .filter(value -> value.compareTo(probe.min()) >= 0)
            .filter(value -> value.compareTo(probe.max()) <= 0)
            .isPresent();
    if (!fits) {
      throw new DeviceException(
          Reason.STRANGER,
          "this is no "
              + profile.vendor()
              + " "
              + profile.model()
              + ": register "
              + probe.address().number()
              + " holds "
              + number.map(BigDecimal::toPlainString).orElse("no number"));
    }
  }

  /** Reads everything once; empty when the meter tells no import register. */
  public Optional<MeterReading> read(Registers registers) {
    Map<Block, int[]> words = new LinkedHashMap<>();
    for (Block block : profile.blocks()) {
      words.put(block, registers.read(block.table(), block.address().number(), block.count()));
    }
    return decode(words);
  }

  Optional<MeterReading> decode(Map<Block, int[]> words) {
    List<Measurement> measurements = new ArrayList<>();
    for (Field field : profile.fields()) {
      if (!field.isImport()) {
        milli(field, words)
            .ifPresent(value ->
                measurements.add(new Measurement(field.measurand(), field.phase(), value)));
      }
    }
    return milli(profile.importRegister(), words)
        .filter(value -> value >= 0)
        .map(value -> new MeterReading(value, measurements));
  }

  /** In thousandths of the base unit. */
  private Optional<Long> milli(Field field, Map<Block, int[]> words) {
    Block block = MeterProfile.block(profile.blocks(), field).orElseThrow();
    int[] all = words.get(block);
    if (all == null) {
      return Optional.empty();
    }
    int from = field.address().number() - block.address().number();
    int[] own = Arrays.copyOfRange(all, from, from + field.type().words());
    return field
        .type()
        .decode(ordered(own, field.lowFirst()), profile.largestIsAbsent())
        .map(number -> number.multiply(field.scale()).multiply(THOUSAND))
        .map(number -> number.setScale(0, RoundingMode.HALF_EVEN))
        .filter(number -> number.abs().compareTo(MOST) <= 0)
        .map(BigDecimal::longValueExact);
  }

  private static int[] ordered(int[] words, boolean lowFirst) {
    if (!lowFirst) {
      return words;
    }
    int[] highFirst = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      highFirst[i] = words[words.length - 1 - i];
    }
    return highFirst;
  }

  /** Step of the import register; floats tell none. */
  long resolutionMilliWattHours() {
    Field register = profile.importRegister();
    if (register.type() == NumberType.FLOAT32) {
      return 1;
    }
    return Math.max(1, register.scale().multiply(THOUSAND).longValue());
  }
}
