package hitchpost.core;

import hitchpost.core.Verdict.Decision;
import hitchpost.core.conversation.Partner;
import hitchpost.core.devicemodel.DeviceModel;
import hitchpost.core.dialect.Learned;
import hitchpost.core.reservation.Reservation;
import hitchpost.core.security.CertificateCommand;
import hitchpost.core.settings.ProvisioningSettings;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.DataTransferStatus;
import hitchpost.core.types.Evse;
import hitchpost.core.types.OperationalStatus;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes what is asked of the station and what it learns to the block that owns it. */
final class FrontDesk implements Partner {
  /** A clock that jumps by more is worth a security event. */
  static final Duration TIME_JUMP_WORTH_REPORTING = Duration.ofSeconds(20);

  private final Blocks blocks;
  private final Map<Long, Asker> dataQuestions = new LinkedHashMap<>();
  private long lastDataQuestion;

  FrontDesk(Blocks blocks) {
    this.blocks = blocks;
  }

  @Override
  public void asked(Effects fx, Asker asker, Ask<?> ask) {
    switch (ask) {
      case Ask.RemoteStart a -> remoteStart(fx, asker, a);
      case Ask.RemoteStop a ->
          answer(fx, asker, decision(blocks.visits.stop(fx, a.transaction(), StopCause.REMOTE)));
      case Ask.Reset a -> reset(fx, asker, a);
      case Ask.Unlock a -> blocks.unlocking.demanded(fx, asker, a);
      case Ask.ReadTransactionStatus a -> answer(fx, asker, blocks.log.status(a.transaction()));
      case Ask.ChangeAvailability a -> answer(fx, asker, changeAvailability(fx, a));
      case Ask.ClearCache a -> answer(fx, asker, decision(blocks.authorization.clearCache(fx)));
      case Ask.Reserve a -> answer(fx, asker, reserve(fx, a));
      case Ask.CancelReservation a ->
          answer(fx, asker, decision(blocks.reservations.cancel(fx, a.id())));
      case Ask.UpdateLocalList a ->
          answer(fx, asker, blocks.authorization.updateList(fx, a.update()));
      case Ask.ReadLocalListVersion a -> {
        OptionalInt version = blocks.authorization.listVersion();
        answer(fx, asker, new Verdict.ListVersion(version.isPresent() ? version.getAsInt() : null));
      }
      case Ask.Trigger a -> trigger(fx, asker, a);
      case Ask.InstallRoot a ->
          blocks.certificates.install(fx, asker, a.use(), a.pem(), trusted(asker));
      case Ask.DeleteRoot a ->
          blocks.certificates.delete(fx, asker, a.hash(), blocks.connection.open());
      case Ask.ListRoots a -> blocks.certificates.list(fx, asker, a);
      case Ask.TakeCertificate a -> blocks.certificates.take(fx, asker, a.use(), a.chain());
      case Ask.UpdateFirmware a -> blocks.updates.ask(fx, asker, a.request());
      case Ask.UploadLog a -> answer(fx, asker, blocks.uploads.begin(fx, a.request()));
      case Ask.StoreConnection a -> answer(fx, asker, store(fx, a));
      case Ask.ReadVariables a -> {
        DeviceModel model = blocks.model(fx.time());
        answer(
            fx, asker, new Verdict.VariablesRead(a.requests().stream().map(model::get).toList()));
      }
      case Ask.WriteVariables a -> blocks.settingsDesk.asked(fx, asker, a);
      case Ask.ReportModel a ->
          answer(
              fx,
              asker,
              blocks.reports.begin(a.requestId(), blocks.model(fx.time()), a.selection()));
      case Ask.ReadSettings a -> answer(fx, asker, new Verdict.Reading(blocks.settings));
      case Ask.WriteSetting a -> blocks.settingsDesk.asked(fx, asker, a);
      case Ask.SetChargingProfile a ->
          answer(fx, asker, ifSmart(() -> blocks.smartCharging.set(fx, a)));
      case Ask.ClearChargingProfiles a ->
          answer(fx, asker, ifSmart(() -> decision(blocks.smartCharging.clear(fx, a))));
      case Ask.ReadCompositeSchedule a -> answer(fx, asker, ifSmart(() -> composite(fx, a)));
      case Ask.ShowUserPrice a ->
          answer(fx, asker, decision(blocks.prices.tellUser(a.token(), a.text())));
      case Ask.ShowRunningCost a ->
          answer(fx, asker, decision(blocks.prices.tellCost(fx, a.update())));
      case Ask.ShowTotalCost a ->
          answer(fx, asker, decision(blocks.prices.tellTotal(fx, a.transaction(), a.amount())));
      case Ask.ShowFinalCost a -> answer(fx, asker, decision(blocks.prices.tellFinal(a.cost())));
      case Ask.ReportSecurityEvent a -> {
        fx.tell(new Fact.SecurityHappened(a.at(fx.time())));
        answer(fx, asker, Decision.ACCEPTED);
      }
      case Ask.TakeData a -> answer(fx, asker, blocks.dataHandlers.take(fx, a.request()));
      case Ask.SendData a -> sendData(fx, asker, a);
      case Ask.ConnectNow a -> {
        blocks.connection.connectNow(fx);
        answer(fx, asker, Decision.ACCEPTED);
      }
    }
  }

  private static Decision decision(boolean accepted) {
    return accepted ? Decision.ACCEPTED : Decision.REJECTED;
  }

  void answer(Effects fx, Asker asker, Verdict verdict) {
    switch (asker) {
      case Asker.Csms csms -> blocks.conversation.answer(fx, csms, verdict);
      case Asker.Local local -> fx.answer(local.question(), verdict);
    }
  }

  private void remoteStart(Effects fx, Asker asker, Ask.RemoteStart ask) {
    boolean unregistered =
        asker instanceof Asker.Csms
            && blocks.conversation.registration() != RegistrationStatus.ACCEPTED;
    Decision decision = unregistered ? Decision.REJECTED : blocks.remoteStart.decide(fx, ask);
    String running = blocks.remoteStart.unauthorized(ask).orElse(null);
    answer(fx, asker, new Verdict.RemoteStarting(decision, running));
    if (decision == Decision.ACCEPTED) {
      blocks.remoteStart.carryOut(fx, ask, blocks.conversation.online());
    }
  }

  /** Whether nobody could have changed on the way what is asked. */
  private boolean trusted(Asker asker) {
    return asker instanceof Asker.Local || blocks.connection.secure();
  }

  private Verdict.Reserving reserve(Effects fx, Ask.Reserve ask) {
    Evse where = ask.where();
    var wanted =
        new Reservation(
            ask.id(),
            where == null ? null : where.id(),
            where == null ? null : where.connectorId(),
            ask.connectorType(),
            ask.token(),
            ask.group(),
            ask.expiry(),
            fx.time());
    return blocks.reservations.reserve(fx, wanted, blocks.admission.places());
  }

  private void trigger(Effects fx, Asker asker, Ask.Trigger ask) {
    boolean registered = blocks.conversation.registration() == RegistrationStatus.ACCEPTED;
    Decision decision =
        blocks.connection.open() ? blocks.triggers.decide(ask, registered) : Decision.REJECTED;
    answer(fx, asker, decision);
    if (decision == Decision.ACCEPTED) {
      blocks.triggers.carryOut(fx, ask, registered);
    }
  }

  private Verdict ifSmart(Supplier<Verdict> verdict) {
    return blocks.smartCharging.enabled()
        ? verdict.get()
        : new Verdict.Unsupported("smart charging is switched off");
  }

  private Verdict.Composite composite(Effects fx, Ask.ReadCompositeSchedule ask) {
    return new Verdict.Composite(
        blocks
            .smartCharging
            .composite(fx.time(), ask.evse(), ask.duration(), ask.unit())
            .orElse(null));
  }

  private Verdict.Storing store(Effects fx, Ask.StoreConnection ask) {
    return blocks.conversation.offers(ask.subprotocol())
        ? blocks.access.store(fx, ask.profile())
        : Verdict.Storing.INVALID;
  }

  private void reset(Effects fx, Asker asker, Ask.Reset ask) {
    Verdict.Resetting verdict =
        blocks.updates.installing() ? Verdict.Resetting.REJECTED : blocks.rebooting.decide(ask);
    answer(fx, asker, verdict);
    if (verdict != Verdict.Resetting.REJECTED) {
      blocks.rebooting.begin(fx, ask, asker instanceof Asker.Csms);
    }
  }

  private Verdict.Availability changeAvailability(Effects fx, Ask.ChangeAvailability ask) {
    if (!blocks.evses.has(ask.place())) {
      return Verdict.Availability.REJECTED;
    }
    boolean scheduled = false;
    for (Evse place : tier(fx, ask.place())) {
      List<Integer> busy =
          ask.status() == OperationalStatus.INOPERATIVE
              ? blocks.visits.transactionsWithin(place)
              : List.of();
      scheduled |= blocks.availability.change(fx, place, ask.status(), busy);
    }
    return scheduled ? Verdict.Availability.SCHEDULED : Verdict.Availability.ACCEPTED;
  }

  /** The place itself, or where the version has only one tier, the connectors there. */
  private List<Evse> tier(Effects fx, Evse place) {
    if (!blocks.settings.isOn(ProvisioningSettings.ONE_TIER)) {
      return List.of(place);
    }
    blocks.availability.flatten(fx, blocks.evses.connectors(Evse.of(0)));
    return blocks.evses.connectors(place);
  }

  private void sendData(Effects fx, Asker asker, Ask.SendData ask) {
    if (!blocks.conversation.online()) {
      answer(fx, asker, new Verdict.DataAnswer(DataTransferStatus.OFFLINE, null));
      return;
    }
    long question = ++lastDataQuestion;
    dataQuestions.put(question, asker);
    fx.tell(new Fact.DataDue(question, ask.request()));
  }

  private void dataAnswered(
      Effects fx, long question, DataTransferStatus status, @Nullable JsonNode data) {
    Asker asker = dataQuestions.remove(question);
    if (asker != null) {
      answer(fx, asker, new Verdict.DataAnswer(status, data));
    }
  }

  @Override
  public void learned(Effects fx, Fact about, Learned learned) {
    switch (learned) {
      case Learned.Time l -> timeTold(fx, l);
      case Learned.Registration l -> registered(fx, l);
      case Learned.TokenAnswer l -> {
        if (about instanceof Fact.TokenQuestion question) {
          blocks.prices.tellUser(question.token(), l.info());
        }
        blocks.admission.answered(fx, l.question(), l.info());
      }
      case Learned.TokenState l -> {
        blocks.authorization.learn(fx, l.token(), l.info());
        blocks.prices.tellUser(l.token(), l.info());
        if (about instanceof Fact.RecordDue due) {
          String id = due.record().head().transactionId();
          blocks.log.grouped(fx, id, l.token(), l.info().groupIdToken());
        }
      }
      case Learned.Reference l -> blocks.log.refer(fx, l.recordNumber(), l.csmsReference());
      case Learned.Deauthorized l ->
          blocks
              .log
              .record(l.recordNumber())
              .ifPresent(r -> blocks.visits.deauthorize(fx, r.head().transactionId()));
      case Learned.Cost l ->
          blocks
              .log
              .record(l.recordNumber())
              .ifPresent(r -> blocks.prices.tellCost(fx, r, l.amount()));
      case Learned.Priority l -> {
        // for whoever shares the power among stations; this one shares alike
      }
      case Learned.MessageToDriver l ->
          blocks
              .log
              .record(l.recordNumber())
              .ifPresent(r -> blocks.prices.tellDriver(r.head().transactionId(), l.message()));
      case Learned.ReportHeard l -> blocks.reports.delivered();
      case Learned.EventHeard l -> blocks.securityEvents.delivered(fx, l.number());
      case Learned.CertificatePromised l -> {
        if (about instanceof Fact.CertificateWanted request) {
          blocks.certificates.promised(fx, request);
        }
      }
      case Learned.NoticeHeard l -> blocks.notices.delivered(fx, l.number());
      case Learned.MonitoringHeard l -> blocks.hardWired.waiting().delivered(fx, l.number());
      case Learned.EvCertificateAnswer l -> blocks.contracts.certificateAnswered(fx, l);
      case Learned.UnplugHeard l -> blocks.unplugs.heard(fx, l.transaction());
      case Learned.CertificateStatus l ->
          fx.certificates(new CertificateCommand.KeepStatus(l.certificate(), l.response()));
      case Learned.DataAnswer l -> dataAnswered(fx, l.question(), l.status(), l.data());
    }
  }

  private void timeTold(Effects fx, Learned.Time told) {
    boolean wasKnown = blocks.clock.known();
    var jump = blocks.clock.sync(fx.now(), told.time());
    if (jump.isEmpty()) {
      fx.tell(new Fact.Dropped("a time of the CSMS", "it is not plausible"));
      return;
    }
    if (!wasKnown) {
      blocks.log.clockKnown(fx);
    }
    if (jump.get().abs().compareTo(TIME_JUMP_WORTH_REPORTING) > 0) {
      fx.tell(
          new Fact.SecurityHappened(
              new SecurityEvent(SecurityEventType.SETTING_SYSTEM_TIME, fx.time(), null, null)));
    }
    if (!wasKnown || !jump.get().isZero()) {
      blocks.metering.clockSet(fx);
      blocks.smartCharging.clockSet(fx);
      blocks.reservations.clockSet(fx);
      blocks.updates.clockSet(fx);
    }
  }

  private void registered(Effects fx, Learned.Registration answer) {
    blocks.provisioning.answered(fx, answer);
    if (answer.status() == RegistrationStatus.ACCEPTED) {
      blocks.connection.proven();
      blocks.statuses.forget();
      blocks.openStatuses(fx);
    }
  }

  @Override
  public void undelivered(Effects fx, Fact about) {
    switch (about) {
      case Fact.BootDue f -> blocks.provisioning.unanswered(fx, blocks.connection.open());
      case Fact.TokenQuestion f -> blocks.admission.unanswered(fx, f.question());
      case Fact.StatusDue f -> blocks.statuses.failed(fx, f.view());
      case Fact.DataDue f -> dataAnswered(fx, f.question(), DataTransferStatus.OFFLINE, null);
      case Fact.MeterDue f ->
          fx.tell(
              new Fact.Dropped("meter values outside a transaction", "the CSMS did not take them"));
      case Fact.UnpluggedDue f -> blocks.unplugs.unheard(fx);
      case Fact.CertificateStatusDue f ->
          fx.tell(new Fact.Dropped("a question for a certificate", "the CSMS did not answer it"));
      case Fact.EvCertificateDue f -> blocks.contracts.certificateUnanswered(fx, f);
      case Fact.HeartbeatDue f -> {}
      case Fact.MaintenanceDue f ->
          blocks.notices.undelivered(fx, f.number(), blocks.connection.open());
      case Fact.RecordDue f -> {}
      case Fact.ReservationChanged f -> {}
      case Fact.Local f -> {}
      case Fact.ReportDue f -> blocks.reports.undelivered(fx);
      case Fact.EventDue f ->
          blocks.hardWired.waiting().undelivered(fx, f.number(), blocks.connection.open());
      case Fact.SecurityEventDue f ->
          blocks.securityEvents.undelivered(fx, blocks.connection.open());
      case Fact.CertificateWanted f ->
          fx.tell(new Fact.Dropped("a request for a certificate", "the CSMS did not take it"));
    }
  }
}
