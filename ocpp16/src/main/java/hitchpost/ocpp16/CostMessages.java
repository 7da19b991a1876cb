package hitchpost.ocpp16;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Range;
import hitchpost.core.message.Size;
import hitchpost.core.types.WireEnum;
import hitchpost.ocpp16.messages.ChargePointStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of prices and costs within DataTransfer.
 *
 * <p>Source: what is public of the OCA application note on the California pricing requirements, 3.
 */
public final class CostMessages {
  private CostMessages() {}

  /** What charging costs one driver. */
  public record SetUserPrice(
      @MaxLength(20) String idToken,
      @MaxLength(5000) String priceText,
      @Nullable @Size(max = 20) List<TextExtra> priceTextExtra) {}

  /** A text in another language, for stations that know several. */
  public record TextExtra(
      @Nullable @MaxLength(10) String format,
      @Nullable @MaxLength(8) String language,
      @MaxLength(5000) String content) {}

  /**
   * What a transaction has cost by a time.
   *
   * @param meterValue Wh, the register then
   * @param chargingPrice may be missing after the end of the transaction, when only time counts
   */
  public record RunningCost(
      int transactionId,
      Instant timestamp,
      long meterValue,
      BigDecimal cost,
      State state,
      @Nullable ChargingPrice chargingPrice,
      @Nullable IdlePrice idlePrice,
      @Nullable NextPeriod nextPeriod,
      @Nullable Triggers triggerMeterValue) {}

  /** Which prices count. */
  public enum State implements WireEnum {
    CHARGING("Charging"),
    IDLE("Idle");

    private final String wire;

    State(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Prices while the car charges. */
  public record ChargingPrice(
      @Nullable BigDecimal kWhPrice,
      @Nullable BigDecimal hourPrice,
      @Nullable BigDecimal flatFee) {}

  /** Prices while it does not. */
  public record IdlePrice(
      @Nullable @Range(min = 0, max = 1_000_000) Integer graceMinutes,
      @Nullable BigDecimal hourPrice) {}

  /** Prices from a time on. */
  public record NextPeriod(
      Instant atTime, ChargingPrice chargingPrice, @Nullable IdlePrice idlePrice) {}

  /** When meter values are wanted. */
  public record Triggers(
      @Nullable Instant atTime,
      @Nullable @Range(min = 0, max = 1_000_000_000) BigDecimal atEnergykWh,
      @Nullable @Range(min = 0, max = 1_000_000) BigDecimal atPowerkW,
      @Nullable @Size(max = 9) List<ChargePointStatus> atCPStatus) {}

  /** What a transaction has cost in the end. */
  public record FinalCost(
      int transactionId,
      BigDecimal cost,
      @MaxLength(5000) String priceText,
      @Nullable @Size(max = 20) List<TextExtra> priceTextExtra,
      @Nullable @MaxLength(2000) String qrCodeText) {}

  /** The plug was pulled after the end of a transaction. */
  public record ConnectorUnplugged(int transactionId, Instant timestamp) {}
}
