package hitchpost.core.hardware;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a driver reads about money at an EVSE.
 *
 * @param text empty for none
 * @param cost rounded for showing, null when nothing is known
 * @param currency of the cost, as in ISO 4217; null beside no cost
 * @param qrCode to be shown as a QR code, null for none
 */
public record PriceDisplay(
    Kind kind,
    String text,
    @Nullable BigDecimal cost,
    @Nullable String currency,
    @Nullable String qrCode) {
  /** Nothing. */
  public static final PriceDisplay BLANK = of(Kind.PRICE, "");

  /** A text alone. */
  public static PriceDisplay of(Kind kind, String text) {
    return new PriceDisplay(kind, text, null, null, null);
  }

  /** What it stands for. */
  public enum Kind {
    /** What charging costs for anybody. */
    PRICE,
    /** What it costs for this driver. */
    USER_PRICE,
    RUNNING_COST,
    FINAL_COST
  }
}
