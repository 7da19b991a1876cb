package hitchpost.core.settings;

import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A measurand to be reported, written as {@code Voltage} or, for one phase only, {@code
 * Voltage.L1}.
 *
 * <p>Source: OCPP 1.6, 9.1.17.
 *
 * @param phase null for every phase the meter offers
 */
public record Quantity(Measurand measurand, @Nullable Phase phase) {
  /** Every phase of a measurand. */
  public static Quantity of(Measurand measurand) {
    return new Quantity(measurand, null);
  }

  /** Whether a value measured for {@code measured} (null: for all phases) is wanted. */
  public boolean covers(Measurand other, @Nullable Phase measured) {
    return measurand == other && (phase == null || phase == measured);
  }

  /** The text form. */
  public String text() {
    return phase == null ? measurand.wire() : measurand.wire() + '.' + phase.wire();
  }

  /** Reads the text form; empty when it names nothing known. */
  public static Optional<Quantity> of(String text) {
    Optional<Quantity> whole = Measurand.ofWire(text).map(Quantity::of);
    int dot = text.lastIndexOf('.');
    if (whole.isPresent() || dot < 0) {
      return whole;
    }
    return Measurand.ofWire(text.substring(0, dot))
        .flatMap(m -> Phase.ofWire(text.substring(dot + 1)).map(p -> new Quantity(m, p)));
  }
}
