package hitchpost.hal.meter;

import com.fasterxml.jackson.annotation.JsonProperty;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import hitchpost.hal.link.SerialSettings;
import hitchpost.hal.modbus.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a model of meter keeps what.
 *
 * @param vendor who makes it
 * @param model as its plate says it
 * @param line how it talks when it is new, such as {@code 9600 8N1}
 * @param unit its number on the bus when it is new
 * @param phases 1 to 3
 * @param maxAmperes per phase; more energy than that can bring is not believed
 * @param largestIsAbsent whether a register without a value holds the largest of its type
 * @param rollOverKilowattHours where the import register begins anew at 0, null for unknown
 * @param probe a register whose value shows that this model answers
 * @param blocks what is read, a request each
 * @param fields what is in the blocks; exactly one is the import register
 * @param signing how it signs, null when it does not
 */
public record MeterProfile(
    @JsonProperty(required = true) String vendor,
    @JsonProperty(required = true) String model,
    @JsonProperty(required = true) String line,
    @JsonProperty(required = true) int unit,
    @JsonProperty(required = true) int phases,
    @JsonProperty(required = true) int maxAmperes,
    boolean largestIsAbsent,
    @Nullable Long rollOverKilowattHours,
    @JsonProperty(required = true) Probe probe,
    @JsonProperty(required = true) List<Block> blocks,
    @JsonProperty(required = true) List<Field> fields,
    @Nullable Signing signing) {
  private static final int MOST_REGISTERS = 125;

  public MeterProfile {
    blocks = List.copyOf(blocks);
    fields = List.copyOf(fields);
    demand(unit >= 1 && unit <= 247, "unit: is in 1..247");
    demand(phases >= 1 && phases <= 3, "phases: is 1, 2 or 3");
    demand(maxAmperes >= 1 && maxAmperes <= 10_000, "maxAmperes: is in 1..10000");
    demand(rollOverKilowattHours == null || rollOverKilowattHours > 0, "rollOver: is above 0");
    SerialSettings.parse(line);
    for (int i = 0; i < blocks.size(); i++) {
      int count = blocks.get(i).count();
      demand(count >= 1 && count <= MOST_REGISTERS, "blocks[" + i + "].count: is in 1..125");
    }
    for (int i = 0; i < fields.size(); i++) {
      demand(block(blocks, fields.get(i)).isPresent(), "fields[" + i + "].address: is in no block");
    }
    long imports = fields.stream().filter(Field::isImport).count();
    demand(imports == 1, "fields: " + imports + " of them are the import register, not one");
  }

  /** Ways of signing. */
  public enum Signing {
    /** Transactions in registers from 0x7000 on, and a record in OCMF at their end. */
    EM580
  }

  private static void demand(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The block that a field lies in. */
  static Optional<Block> block(List<Block> blocks, Field field) {
    return blocks.stream().filter(block -> block.holds(field)).findFirst();
  }

  /** The field of the import register. */
  Field importRegister() {
    return fields.stream().filter(Field::isImport).findFirst().orElseThrow();
  }

  /**
   * Registers that are read at once.
   *
   * @param count 1 to 125
   */
  public record Block(
      @JsonProperty(required = true) Table table,
      @JsonProperty(required = true) RegisterAddress address,
      @JsonProperty(required = true) int count) {
    boolean holds(Field field) {
      int offset = field.address().number() - address.number();
      return field.table() == table && offset >= 0 && offset + field.type().words() <= count;
    }
  }

  /**
   * A number in registers.
   *
   * @param phase null for the sum or mean of all phases
   * @param lowFirst whether the low word comes first
   * @param scale what the number is multiplied by to be in the base unit of the measurand: Wh, W,
   *     V, A, Hz
   */
  public record Field(
      @JsonProperty(required = true) Measurand measurand,
      @Nullable Phase phase,
      @JsonProperty(required = true) Table table,
      @JsonProperty(required = true) RegisterAddress address,
      @JsonProperty(required = true) NumberType type,
      boolean lowFirst,
      @JsonProperty(required = true) BigDecimal scale) {
    boolean isImport() {
      return measurand == Measurand.ENERGY_ACTIVE_IMPORT_REGISTER && phase == null;
    }
  }

  /**
   * What tells this model from others.
   *
   * @param min least that the number there can be, before any scale
   * @param max most that it can be
   */
  public record Probe(
      @JsonProperty(required = true) Table table,
      @JsonProperty(required = true) RegisterAddress address,
      @JsonProperty(required = true) NumberType type,
      boolean lowFirst,
      @JsonProperty(required = true) BigDecimal min,
      @JsonProperty(required = true) BigDecimal max) {}
}
