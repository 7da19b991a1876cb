package hitchpost.core.tariff;

import hitchpost.core.hardware.PriceDisplay;
import hitchpost.core.hardware.PriceDisplay.Kind;
import hitchpost.core.settings.PriceSettings;
import hitchpost.core.settings.Settings;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.types.IdToken;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of the cost of the present, or the last, transaction of an EVSE. */
final class Bill {
  /**
   * What is the same for all drivers.
   *
   * @param text for a driver for whom no price is known
   */
  record Usual(DefaultPrice price, String text, Settings settings) {
    /** What is said of a cost that nobody could tell; empty for nothing. */
    String costMissing() {
      return settings.get(PriceSettings.TOTAL_COST_FALLBACK);
    }

    String currency() {
      return settings.get(PriceSettings.CURRENCY);
    }

    BigDecimal round(BigDecimal cost) {
      return cost.setScale(settings.get(PriceSettings.DECIMALS), RoundingMode.HALF_UP);
    }
  }

  private final String transaction;
  private final Instant begun;
  private final long beginMeter;
  private final boolean begunOffline;
  private @Nullable String reference;
  private @Nullable IdToken token;
  private @Nullable String userText;
  private @Nullable CostUpdate update;
  private @Nullable Instant idleSince;
  private @Nullable FinalCost end;
  private long meter;
  private boolean running = true;
  private boolean left;
  private boolean endedOffline;

  Bill(OpenTransaction open, Instant now, boolean offline) {
    this.transaction = open.id();
    this.begun = now;
    this.beginMeter = open.lastMeterMilliWattHours();
    this.meter = beginMeter;
    this.begunOffline = offline;
  }

  String transaction() {
    return transaction;
  }

  boolean isCalled(String name) {
    return name.equals(reference) || name.equals(transaction);
  }

  void referred(@Nullable String name) {
    reference = name == null ? reference : name;
  }

  @Nullable String reference() {
    return reference;
  }

  /** Who charges, and what it costs this driver, as far as that is known. */
  void user(@Nullable IdToken who, @Nullable String text) {
    token = who;
    userText = text;
  }

  @Nullable IdToken token() {
    return token;
  }

  boolean running() {
    return running;
  }

  /** The transaction is over; the car may still be there. */
  void over(boolean online) {
    endedOffline |= running && !online;
    running = false;
  }

  /** Whether the car has gone. */
  boolean left() {
    return left;
  }

  void leave() {
    left = true;
  }

  void update(CostUpdate told) {
    boolean wasIdle = update != null && update.cost().idle();
    if (!told.cost().idle()) {
      idleSince = null;
    } else if (!wasIdle) {
      idleSince = told.cost().at();
    }
    update = told;
    meter = Math.max(meter, told.cost().meterMilliWattHours());
  }

  /** What it costs by now, with no prices to reckon on with. */
  void total(Instant now, BigDecimal amount) {
    var cost = new RunningCost(now, meter, amount, false, UnitPrices.NONE, IdlePrice.NONE, null);
    update(new CostUpdate(transaction, cost, MeterTriggers.NONE));
  }

  @Nullable CostUpdate update() {
    return update;
  }

  void end(FinalCost told) {
    end = told;
  }

  boolean ended() {
    return end != null;
  }

  void metered(long register) {
    meter = Math.max(meter, register);
  }

  long drawnMilliWattHours() {
    return meter - beginMeter;
  }

  /** Whether there is a cost that changes as time goes by. */
  boolean counts(DefaultPrice usual) {
    return end == null && (update != null || running && begunOffline && usual.prices() != null);
  }

  PriceDisplay display(Instant now, Usual usual) {
    if (end != null) {
      return new PriceDisplay(
          Kind.FINAL_COST, end.text(), usual.round(end.cost()), usual.currency(), end.qrCode());
    }
    String missing = usual.costMissing();
    if (endedOffline && !missing.isEmpty()) {
      return PriceDisplay.of(Kind.FINAL_COST, missing);
    }
    String text = userText == null ? usual.text() : userText;
    BigDecimal cost = cost(now, usual.price());
    if (cost != null) {
      return new PriceDisplay(Kind.RUNNING_COST, text, usual.round(cost), usual.currency(), null);
    }
    return PriceDisplay.of(userText == null ? Kind.PRICE : Kind.USER_PRICE, text);
  }

  /** Whether it costs so much by now, as far as the station can tell. */
  boolean reaches(BigDecimal limit, Instant now, DefaultPrice usual) {
    BigDecimal cost = running ? cost(now, usual) : null;
    return cost != null && cost.compareTo(limit) >= 0;
  }

  private @Nullable BigDecimal cost(Instant now, DefaultPrice usual) {
    UnitPrices prices = usual.prices();
    if (update != null) {
      return update.cost().at(now, meter, idleSince);
    }
    if (!begunOffline || prices == null) {
      return null;
    }
    Duration time = Duration.between(begun, now);
    return prices.flatFee().add(prices.of(drawnMilliWattHours(), time));
  }
}
