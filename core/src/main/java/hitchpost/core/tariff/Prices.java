package hitchpost.core.tariff;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.evse.ConnectorView.Use;
import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.Evses;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.PriceDisplay;
import hitchpost.core.hardware.PriceDisplay.Kind;
import hitchpost.core.metering.Metering;
import hitchpost.core.metering.OutOfTurn;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.core.settings.Codec;
import hitchpost.core.settings.PriceSettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.settings.Settings;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.core.types.MessageContent;
import hitchpost.core.types.VariableCharacteristics;
import hitchpost.core.visit.Visits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows drivers what charging costs and has cost, as the CSMS tells it; in between, and while the
 * CSMS is away, as the station reckons on.
 *
 * <p>Nothing of it survives a restart, as no transaction does.
 */
public final class Prices {
  private static final String LOOK = "price-look";

  /** How often a cost is reckoned anew. */
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  /** Tokens with a price of their own that have not come yet; the oldest beyond it is forgotten. */
  private static final int MAX_USERS = 100;

  /** What is shown to anybody. */
  public static final Setting<DefaultPrice> DEFAULT_PRICE =
      new Setting<>(
          "TariffCostCtrlr",
          "DefaultPrice",
          null,
          new Codec<>(
              text -> FrameCodec.object(text.isBlank() ? "{}" : text).flatMap(DefaultPrice::read),
              price -> price.write().toString(),
              VariableCharacteristics.of(DataEnum.STRING)),
          Access.READ_WRITE,
          DefaultPrice.NONE);

  private final Settings settings;
  private final Evses evses;
  private final Visits visits;
  private final Metering metering;
  private final OutOfTurn outOfTurn;
  private final Timers timers = new Timers();
  private final Map<Integer, Bill> bills = new TreeMap<>();
  private final Map<Integer, TriggerWatch> watches = new TreeMap<>();
  private final Map<Integer, PriceDisplay> shown = new TreeMap<>();
  private final Map<IdToken, String> users = new LinkedHashMap<>();
  private final Map<Long, Integer> readings = new TreeMap<>();
  private final Unplugs unplugs;

  public Prices(
      Settings settings,
      Evses evses,
      Visits visits,
      Metering metering,
      OutOfTurn outOfTurn,
      Unplugs unplugs) {
    this.settings = settings;
    this.evses = evses;
    this.visits = visits;
    this.metering = metering;
    this.outOfTurn = outOfTurn;
    this.unplugs = unplugs;
  }

  private boolean enabled() {
    return settings.isOn(PriceSettings.ENABLED);
  }

  /** A price for one driver, to be shown when that driver is here; false when none is shown. */
  public boolean tellUser(IdToken token, String text) {
    if (!enabled()) {
      return false;
    }
    users.keySet().removeIf(token::sameValue);
    users.put(token, text);
    if (users.size() > MAX_USERS) {
      users.remove(users.keySet().iterator().next());
    }
    return true;
  }

  /** What the CSMS says of a token may have a text for its driver. */
  public void tellUser(IdToken token, IdTokenInfo info) {
    MessageContent text = info.personalMessage();
    if (text != null && info.status() == AuthorizationStatus.ACCEPTED) {
      tellUser(token, text.content());
    }
  }

  /** A text for whoever a transaction is for. */
  public void tellDriver(String transaction, MessageContent text) {
    billOf(transaction)
        .map(bill -> bill.getValue().token())
        .ifPresent(token -> tellUser(token, text.content()));
  }

  /** What a transaction costs, as the answer to one of its records says. */
  public void tellCost(Effects fx, TransactionRecord record, BigDecimal amount) {
    String transaction = record.head().transactionId();
    if (record instanceof TransactionRecord.Ended) {
      tellFinal(new FinalCost(transaction, amount, "", null));
    } else {
      tellTotal(fx, transaction, amount);
    }
  }

  /**
   * The cost so far, of which the CSMS says neither when it reckoned nor with what prices; false
   * when the station knows no such transaction.
   */
  public boolean tellTotal(Effects fx, String transaction, BigDecimal amount) {
    Optional<Map.Entry<Integer, Bill>> bill = billOf(transaction);
    bill.ifPresent(found -> found.getValue().total(fx.time(), amount));
    return bill.isPresent();
  }

  /** The cost so far; false when the station knows no such transaction. */
  public boolean tellCost(Effects fx, CostUpdate update) {
    Optional<Map.Entry<Integer, Bill>> bill = billOf(update.transaction());
    bill.ifPresent(found -> {
      found.getValue().update(update);
      watches.put(found.getKey(), new TriggerWatch(update.triggers()));
      read(fx, found.getKey());
    });
    return bill.isPresent();
  }

  /** The cost in the end; false when the transaction is not the last one of its EVSE. */
  public boolean tellFinal(FinalCost cost) {
    Optional<Map.Entry<Integer, Bill>> bill = billOf(cost.transaction());
    bill.ifPresent(found -> found.getValue().end(cost));
    return bill.isPresent();
  }

  private Optional<Map.Entry<Integer, Bill>> billOf(String transaction) {
    return enabled()
        ? bills.entrySet().stream()
            .filter(bill -> bill.getValue().isCalled(transaction))
            .findFirst()
        : Optional.empty();
  }

  /** Shows what has changed. */
  public void look(Effects fx, boolean online) {
    if (!enabled()) {
      return;
    }
    for (EvseState evse : evses.all()) {
      int id = evse.id();
      follow(fx, id, online);
      checkCredit(fx, id);
      TriggerWatch watch = watches.get(id);
      OpenTransaction open = visits.transactionOf(id).orElse(null);
      if (watch != null && open != null && watch.due(fx.time(), use(open))) {
        trigger(fx, open.evse());
      }
      show(fx, id, online);
      schedule(fx, id);
    }
  }

  /** Whoever has charged for all that the station gives on credit gets no more energy. */
  private void checkCredit(Effects fx, int evse) {
    BigDecimal limit = settings.get(PriceSettings.CREDIT_LIMIT);
    Bill bill = bills.get(evse);
    if (limit.signum() > 0
        && bill != null
        && bill.reaches(limit, fx.time(), settings.get(DEFAULT_PRICE))) {
      visits.stopEnergy(fx, evse, StopCause.OUT_OF_CREDIT);
    }
  }

  private Use use(OpenTransaction open) {
    Integer connector = open.evse().connectorId();
    return visits.view(open.evse().id(), connector == null ? 1 : connector).use();
  }

  private void follow(Effects fx, int evse, boolean online) {
    Optional<OpenTransaction> open = visits.transactionOf(evse);
    Bill bill = bills.get(evse);
    if (open.isPresent()) {
      if (bill == null || !bill.transaction().equals(open.get().id())) {
        bill = new Bill(open.get(), fx.time(), !online);
        bills.put(evse, bill);
      }
      bill.referred(open.get().csmsReference());
      bill.user(open.get().token(), user(open.get().token()));
    } else if (bill != null) {
      forget(bill, online);
      watches.remove(evse);
      followCar(fx, evse, bill);
    }
  }

  private void followCar(Effects fx, int evse, Bill bill) {
    boolean free =
        evses.get(evse).connectors().stream()
            .allMatch(c -> visits.view(evse, c.id()).use() == Use.FREE);
    if (free && !bill.left()) {
      bill.leave();
      if (settings.get(PriceSettings.IDLE_AFTER_STOP)) {
        unplugs.happened(fx, bill.transaction(), bill.reference());
      }
    } else if (!free && bill.left() || visits.waitingToken(evse).isPresent()) {
      bills.remove(evse);
    }
  }

  /** A price for a driver counts for one transaction. */
  private void forget(Bill bill, boolean online) {
    IdToken token = bill.token();
    if (bill.running() && token != null) {
      users.keySet().removeIf(token::sameValue);
    }
    bill.over(online);
  }

  private @Nullable String user(@Nullable IdToken token) {
    if (token == null) {
      return null;
    }
    for (var user : users.entrySet()) {
      if (user.getKey().sameValue(token)) {
        return user.getValue();
      }
    }
    return null;
  }

  private void show(Effects fx, int evse, boolean online) {
    PriceDisplay now = display(fx, evse, online);
    PriceDisplay before = shown.getOrDefault(evse, PriceDisplay.BLANK);
    if (now.equals(before)) {
      return;
    }
    shown.put(evse, now);
    fx.hardware(new HardwareCommand.ShowPrice(evse, now));
    if (now.kind() != Kind.RUNNING_COST || before.kind() != Kind.RUNNING_COST) {
      fx.tell(new Fact.PriceShown(evse, now));
    }
  }

  private PriceDisplay display(Effects fx, int evse, boolean online) {
    DefaultPrice usual = settings.get(DEFAULT_PRICE);
    Bill bill = bills.get(evse);
    if (bill != null && (!bill.left() || bill.ended())) {
      return bill.display(fx.time(), new Bill.Usual(usual, forDriver(usual, online), settings));
    }
    Optional<IdToken> waiting = visits.waitingToken(evse);
    String own = waiting.map(this::user).orElse(null);
    if (own != null) {
      return PriceDisplay.of(Kind.USER_PRICE, own);
    }
    return PriceDisplay.of(
        Kind.PRICE, waiting.isPresent() ? forDriver(usual, online) : usual.textWhile(online));
  }

  /** What a driver reads for whom no price is known. Source: OCPP 2.0.1 part 2, I04. */
  private String forDriver(DefaultPrice usual, boolean online) {
    String text = usual.textWhile(online);
    return text.isEmpty() ? settings.get(PriceSettings.TARIFF_FALLBACK) : text;
  }

  private void schedule(Effects fx, int evse) {
    String subject = String.valueOf(evse);
    Bill bill = bills.get(evse);
    boolean counts = bill != null && !bill.left() && bill.counts(settings.get(DEFAULT_PRICE));
    if (!counts) {
      timers.stop(fx, LOOK, subject);
    } else if (!timers.running(LOOK, subject)) {
      TriggerWatch watch = watches.get(evse);
      timers.start(fx, LOOK, subject, watch == null ? INTERVAL : watch.waits(fx.time(), INTERVAL));
    }
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(LOOK);
  }

  /** Time to reckon anew. */
  public void timerFired(Effects fx, Timer timer) {
    if (timers.current(timer)) {
      read(fx, Integer.parseInt(timer.subject()));
    }
  }

  private void read(Effects fx, int evse) {
    readings.values().removeIf(other -> other == evse);
    readings.put(metering.read(fx, evse), evse);
  }

  /** The meter answered somebody. */
  public void meterRead(Effects fx, long request, MeterReading reading) {
    Integer evse = readings.remove(request);
    Bill bill = evse == null ? null : bills.get(evse);
    if (evse == null || bill == null) {
      return;
    }
    bill.metered(reading.importMilliWattHours());
    TriggerWatch watch = watches.get(evse);
    OpenTransaction open = visits.transactionOf(evse).orElse(null);
    if (watch != null && open != null && watch.measured(bill.drawnMilliWattHours(), reading)) {
      trigger(fx, open.evse());
    }
  }

  private void trigger(Effects fx, Evse connector) {
    outOfTurn.tellConnector(fx, connector, true);
  }
}
