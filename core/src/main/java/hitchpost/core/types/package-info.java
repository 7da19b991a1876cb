/**
 * The words the station speaks, the same whichever protocol version carries them.
 *
 * <p>Records and enums are shaped after OCPP 2.0.1 and keep its field names, see {@link
 * hitchpost.core.types.WireEnum} for spellings. They hold values and check what is true of them in
 * every version; they know no message and no serialization.
 *
 * <ul>
 *   <li>A component marked {@code @Nullable} is absent when null. Lists are copied, unmodifiable
 *       and empty when absent.
 *   <li>A value out of range is refused with an {@link IllegalArgumentException} that names the
 *       component.
 *   <li>Times are instants, spans are {@link java.time.Duration} of whole seconds, energies and
 *       other readings are exact thousandths of their base unit.
 *   <li>Money and the limits of charging schedules are {@link java.math.BigDecimal}: a station
 *       reports a schedule back with the very numbers it was given, whatever their fraction.
 *       Trailing zeros are dropped, so that 16 and 16.0 are equal.
 *   <li>{@code customData} is carried where the CSMS gives the station something to keep or to hand
 *       on; identifying types have none, and neither has what the station makes itself.
 * </ul>
 */
@NullMarked
package hitchpost.core.types;

import org.jspecify.annotations.NullMarked;
