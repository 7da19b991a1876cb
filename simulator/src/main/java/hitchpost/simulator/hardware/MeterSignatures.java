package hitchpost.simulator.hardware;

import hitchpost.core.hardware.HardwareCommand.Signature;
import hitchpost.core.hardware.MeterReading.SignedReading;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated meter delivers when it shall sign; null for what it does not sign.
 *
 * @param end of the end of a transaction, or of both ends together
 */
public record MeterSignatures(
    @Nullable SignedReading begin,
    @Nullable SignedReading intermediate,
    @Nullable SignedReading end) {
  /** A meter that signs nothing. */
  public static final MeterSignatures NONE = new MeterSignatures(null, null, null);

  @Nullable SignedReading of(Signature signature) {
    return switch (signature) {
      case NONE -> null;
      case BEGIN -> begin;
      case INTERMEDIATE -> intermediate;
      case END -> end;
    };
  }
}
