package hitchpost.ocpp16;

import hitchpost.core.Ask;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.evse.ConnectorView.Use;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.tariff.CostUpdate;
import hitchpost.core.tariff.FinalCost;
import hitchpost.core.tariff.IdlePrice;
import hitchpost.core.tariff.MeterTriggers;
import hitchpost.core.tariff.RunningCost;
import hitchpost.core.tariff.UnitPrices;
import hitchpost.core.tariff.Unplugs.Unplugged;
import hitchpost.ocpp16.CostMessages.ConnectorUnplugged;
import hitchpost.ocpp16.CostMessages.NextPeriod;
import hitchpost.ocpp16.CostMessages.SetUserPrice;
import hitchpost.ocpp16.CostMessages.Triggers;
import hitchpost.ocpp16.messages.ChargePointStatus;
import hitchpost.ocpp16.messages.DataTransferRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prices and costs over DataTransfer.
 *
 * <p>Source: what is public of the OCA application note on the California pricing requirements.
 */
public final class Costs {
  /** The vendor of these messages. */
  public static final String VENDOR = "org.openchargealliance.costmsg";

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private Costs() {}

  static Inbound receive(String messageId, @Nullable String data) {
    return switch (messageId) {
      case "SetUserPrice" -> {
        var price = VendorData.decode(data, SetUserPrice.class);
        yield asked(new Ask.ShowUserPrice(Tokens.token(price.idToken()), price.priceText()));
      }
      case "RunningCost" ->
          asked(
              new Ask.ShowRunningCost(
                  update(VendorData.decode(data, CostMessages.RunningCost.class))));
      case "FinalCost" -> {
        var cost = VendorData.decode(data, CostMessages.FinalCost.class);
        yield asked(
            new Ask.ShowFinalCost(
                new FinalCost(
                    String.valueOf(cost.transactionId()),
                    cost.cost(),
                    cost.priceText(),
                    cost.qrCodeText())));
      }
      default -> VendorData.unknownMessage();
    };
  }

  private static Inbound asked(Ask<Decision> ask) {
    return new Inbound.Asked<>(ask, VendorData::decided);
  }

  private static CostUpdate update(CostMessages.RunningCost told) {
    NextPeriod next = told.nextPeriod();
    Triggers triggers = told.triggerMeterValue();
    var cost =
        new RunningCost(
            told.timestamp(),
            Math.multiplyExact(told.meterValue(), 1000L),
            told.cost(),
            told.state() == CostMessages.State.IDLE,
            prices(told.chargingPrice()),
            idle(told.idlePrice()),
            next == null
                ? null
                : new RunningCost.Period(
                    next.atTime(), prices(next.chargingPrice()), idle(next.idlePrice())));
    return new CostUpdate(
        String.valueOf(told.transactionId()),
        cost,
        triggers == null ? MeterTriggers.NONE : triggers(triggers));
  }

  private static UnitPrices prices(CostMessages.@Nullable ChargingPrice price) {
    return price == null
        ? UnitPrices.NONE
        : new UnitPrices(zero(price.kWhPrice()), zero(price.hourPrice()), zero(price.flatFee()));
  }

  private static IdlePrice idle(CostMessages.@Nullable IdlePrice price) {
    if (price == null) {
      return IdlePrice.NONE;
    }
    Integer grace = price.graceMinutes();
    return new IdlePrice(Duration.ofMinutes(grace == null ? 0 : grace), zero(price.hourPrice()));
  }

  private static BigDecimal zero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  private static MeterTriggers triggers(Triggers triggers) {
    List<ChargePointStatus> statuses = triggers.atCPStatus();
    return new MeterTriggers(
        triggers.atTime(),
        milli(triggers.atEnergykWh()),
        milli(triggers.atPowerkW()),
        statuses == null ? List.of() : statuses.stream().flatMap(Costs::use).toList());
  }

  private static @Nullable Long milli(@Nullable BigDecimal kilo) {
    return kilo == null
        ? null
        : kilo.multiply(MILLION).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** What cannot come while a transaction runs needs no watching. */
  private static Stream<Use> use(ChargePointStatus status) {
    return switch (status) {
      case PREPARING -> Stream.of(Use.PREPARING);
      case CHARGING -> Stream.of(Use.CHARGING);
      case SUSPENDED_EV -> Stream.of(Use.SUSPENDED_EV);
      case SUSPENDED_EVSE -> Stream.of(Use.SUSPENDED_EVSE);
      case FINISHING -> Stream.of(Use.ENDING);
      case AVAILABLE, RESERVED, UNAVAILABLE, FAULTED -> Stream.of();
    };
  }

  /**
   * Tells that a plug was pulled.
   *
   * @throws MessageViolation when the transaction is of another version of OCPP
   */
  static DataTransferRequest unplugged(Unplugged unplugged) {
    try {
      int transaction = Integer.parseInt(String.valueOf(unplugged.reference()));
      return VendorData.request(
          VENDOR, "ConnectorUnplugged", new ConnectorUnplugged(transaction, unplugged.at()));
    } catch (NumberFormatException foreign) {
      throw new MessageViolation(
          RpcError.OCCURRENCE_CONSTRAINT_VIOLATION, "transactionId", "there is no such number");
    }
  }
}
