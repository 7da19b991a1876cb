package hitchpost.core.tariff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has cost in the end.
 *
 * @param qrCode to be shown as a QR code, null for none
 */
public record FinalCost(
    String transaction, BigDecimal cost, String text, @Nullable String qrCode) {}
