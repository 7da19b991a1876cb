package hitchpost.simulator.live;

import hitchpost.core.Fact;
import hitchpost.core.authorization.Authorization;
import hitchpost.core.conversation.Introduction;
import hitchpost.core.evse.ConnectorView;
import hitchpost.core.rpc.LogMask;
import hitchpost.core.rpc.Trouble;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.station.run.StationListener;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells a person at a terminal what happens at a station, a line at a time. */
public final class Narrator implements StationListener {
  /** Transactions whose begin is remembered; beyond, the ends of older ones are told without it. */
  private static final int MAX_OPEN = 1000;

  private final Consumer<String> out;
  private final String stationId;
  private final boolean messages;
  private final Supplier<Instant> clock;
  private final DateTimeFormatter time =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
  private final Map<String, Long> begins = new ConcurrentHashMap<>();
  private volatile String lastTrouble = "";

  /**
   * @param out takes lines without waiting
   * @param messages whether every OCPP message is told as well
   * @param clock for what does not bring its time
   */
  public Narrator(
      Consumer<String> out, String stationId, boolean messages, Supplier<Instant> clock) {
    this.out = out;
    this.stationId = stationId;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void started(BootReason reason, Instant at) {
    say(at, "started (" + reason.wire() + ")");
  }

  @Override
  public void received(String text, Instant at) {
    if (messages) {
      say(at, "<- " + LogMask.SECRETS.line(text));
    }
  }

  @Override
  public void sent(String text, Instant at) {
    if (messages) {
      say(at, "-> " + LogMask.SECRETS.line(text));
    }
  }

  @Override
  public void failed(String why, Instant at) {
    say(at, "FAILED, starts again later: " + why);
  }

  @Override
  public void happened(Fact fact, Instant at) {
    text(fact).ifPresent(text -> say(at, text));
  }

  /** Somebody did something to the hardware. */
  void done(Stimulus stimulus) {
    text(stimulus).ifPresent(text -> say(clock.get(), text));
  }

  private Optional<String> text(Fact fact) {
    return switch (fact) {
      case Fact.ConnectionChanged(var subprotocol, String reason, var trouble) ->
          subprotocol == null
              ? trouble("not connected: " + reason, trouble)
              : connected("connected (" + subprotocol + ")");
      case Fact.RegistrationChanged(var status) -> introduction(Introduction.answered(status));
      case Fact.IntroductionFailed(var introduction) -> introduction(introduction);
      case Fact.CertificateExpires(var expiry) ->
          Optional.of(expiry.words() + whatToDo(expiry.trouble()));
      case Fact.StatusDue(ConnectorView view, _) -> Optional.of(status(view));
      case Fact.RecordWritten(TransactionRecord record) -> record(record);
      case Fact.RecordParked(_, String why) ->
          Optional.of("the CSMS takes a transaction record not at all, it is set aside: " + why);
      case Fact.SecurityHappened(var event) -> Optional.of("security event " + event.type().wire());
      case Fact.Dropped(String what, String why) -> Optional.of("dropped " + what + ": " + why);
      case Fact.SettingChanged(String id) -> Optional.of("setting " + id + " changed");
      case Fact.SelectionShown(var evses) ->
          Optional.of("the screen shows EVSE " + words(evses) + " to select what is to end");
      case Fact.TokenDecided(IdToken token, var info, _) -> decided(token, info);
      case Fact.ReservationChanged(var reservation, var change) ->
          Optional.of(
              "reservation "
                  + reservation.id()
                  + " of "
                  + reservation.token().shown()
                  + " is "
                  + change.name().toLowerCase(Locale.ROOT));
      case Fact.PriceShown(int evse, var display) ->
          Optional.of(
              "EVSE "
                  + evse
                  + " shows "
                  + Snapshots.kind(display)
                  + (display.cost() == null ? "" : " " + display.cost().toPlainString())
                  + (display.text().isEmpty() ? "" : ": " + display.text()));
      case Fact.ReportDue _,
          Fact.UnpluggedDue _,
          Fact.BootDue _,
          Fact.HeartbeatDue _,
          Fact.TokenQuestion _,
          Fact.RecordDue _,
          Fact.MeterDue _,
          Fact.DataDue _,
          Fact.MaintenanceDue _,
          Fact.EventDue _,
          Fact.SecurityEventDue _,
          Fact.CertificateWanted _,
          Fact.CertificateStatusDue _,
          Fact.EvCertificateDue _,
          Fact.Answered _,
          Fact.Noticed _,
          Fact.RecordDelivered _ ->
          Optional.empty();
    };
  }

  /** Whoever may charge sees that; who may not is told. */
  private static Optional<String> decided(IdToken token, IdTokenInfo info) {
    var message = info.personalMessage();
    String told = message == null ? "" : ": " + message.content();
    return Authorization.accepted(info)
        ? Optional.empty()
        : Optional.of("the token " + token.shown() + " is " + info.status().wire() + told);
  }

  private Optional<String> connected(String line) {
    lastTrouble = "";
    return Optional.of(line);
  }

  private Optional<String> introduction(Introduction introduction) {
    return trouble(introduction.words(), introduction.trouble());
  }

  /** The same trouble again is not worth a line. */
  private Optional<String> trouble(String words, Trouble trouble) {
    if (words.equals(lastTrouble)) {
      return Optional.empty();
    }
    lastTrouble = words;
    return Optional.of(words + whatToDo(trouble));
  }

  private static String whatToDo(Trouble trouble) {
    return trouble.remedy().isEmpty() ? "" : ". What to do: " + trouble.remedy();
  }

  private static String status(ConnectorView view) {
    String fault = view.fault() == null ? "" : ", " + view.fault().code().reportCode();
    return place(view.evse()) + " is " + view.condition().word() + fault;
  }

  private Optional<String> record(TransactionRecord record) {
    String place = place(record.head().place());
    String id = record.head().transactionId();
    return switch (record) {
      case TransactionRecord.Started started -> {
        if (begins.size() < MAX_OPEN) {
          begins.put(id, started.meterMilliWattHours());
        }
        IdToken token = started.token();
        String whose = token == null ? "" : " of " + token.shown();
        yield Optional.of("transaction" + whose + " begins at " + place);
      }
      case TransactionRecord.Updated(_, IdToken token, _, _, _) ->
          Optional.ofNullable(token)
              .map(t -> "transaction at " + place + " is " + t.shown() + "'s");
      case TransactionRecord.Ended(_, var cause, _, long meter, _) -> {
        Long begin = begins.remove(id);
        String energy = begin == null ? "" : ", " + wattHours(meter - begin) + " Wh";
        yield Optional.of(
            "transaction at "
                + place
                + " ends ("
                + cause.name().toLowerCase(Locale.ROOT)
                + ")"
                + energy);
      }
    };
  }

  private static Optional<String> text(Stimulus stimulus) {
    return switch (stimulus) {
      case Stimulus.PlugIn(int evse, int connector, _) ->
          Optional.of("a car is plugged into " + place(new Evse(evse, connector)));
      case Stimulus.PlugOut(int evse, int connector) ->
          Optional.of("the cable is pulled at " + place(new Evse(evse, connector)));
      case Stimulus.SetBay(int evse, boolean occupied) ->
          Optional.of(
              "a car drives "
                  + (occupied ? "into" : "out of")
                  + " the parking bay of EVSE "
                  + evse);
      case Stimulus.ChangeCar(int evse, CarChange change) ->
          change.charging() == null
              ? Optional.empty()
              : Optional.of(
                  "the driver "
                      + (change.charging() ? "starts" : "stops")
                      + " the car at EVSE "
                      + evse);
      case Stimulus.PresentToken(var token, _) ->
          Optional.of("the token " + token.shown() + " is presented");
      case Stimulus.ShowContract(int evse, String contractId, _) ->
          Optional.of("the car at EVSE " + evse + " shows the contract " + contractId);
      case Stimulus.WantCertificate(var request) ->
          Optional.of("the car at EVSE " + request.evse() + " wants a contract certificate");
      case Stimulus.RaiseFault(var fault) ->
          Optional.of("a fault appears: " + fault.code().reportCode());
      case Stimulus.ClearFault _ -> Optional.of("a fault goes away");
      case Stimulus.EndSession(int evse) ->
          Optional.of("the car at EVSE " + evse + " ends its session");
      case Stimulus.PressStart(int evse) ->
          Optional.of("the start button of EVSE " + evse + " is pressed");
      case Stimulus.SelectEnds(var evses) ->
          Optional.of("what goes on at EVSE " + words(evses) + " is selected to end");
      case Stimulus.PressStop(int evse) ->
          Optional.of("the stop button of EVSE " + evse + " is pressed");
      case Stimulus.SetEmergencyStop(boolean pressed) ->
          Optional.of("the emergency stop is " + (pressed ? "pressed" : "released"));
      case Stimulus.SetSupply(boolean present) ->
          Optional.of(present ? "mains are back" : "mains fail");
      case Stimulus.SetTamper(boolean open) ->
          Optional.of("the housing is " + (open ? "opened" : "closed"));
      case Stimulus.BreakPilot _,
          Stimulus.BreakContactor _,
          Stimulus.JamLock _,
          Stimulus.SetRegister _,
          Stimulus.OverrideMeter _,
          Stimulus.FreezeMeter _,
          Stimulus.SetMeterLink _,
          Stimulus.SetMeterDelay _ ->
          Optional.empty();
    };
  }

  private static String words(List<Integer> evses) {
    return evses.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String place(Evse evse) {
    Integer connector = evse.connectorId();
    if (evse.id() == 0) {
      return "the station";
    }
    return "EVSE "
        + evse.id()
        + (connector == null || connector == 1 ? "" : " connector " + connector);
  }

  private static String wattHours(long milliWattHours) {
    return BigDecimal.valueOf(milliWattHours, 3).setScale(0, RoundingMode.HALF_UP).toPlainString();
  }

  private void say(Instant at, String text) {
    out.accept(time.format(at) + "  " + stationId + "  " + text);
  }
}
