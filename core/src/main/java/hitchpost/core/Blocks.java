package hitchpost.core;

import hitchpost.core.authorization.Authorization;
import hitchpost.core.contract.Contracts;
import hitchpost.core.conversation.Conversation;
import hitchpost.core.datatransfer.DataHandlers;
import hitchpost.core.devicemodel.DeviceModel;
import hitchpost.core.devicemodel.LiveVariables;
import hitchpost.core.devicemodel.Reports;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.evse.Availability;
import hitchpost.core.evse.ConnectorView;
import hitchpost.core.evse.ConnectorView.Use;
import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.Evses;
import hitchpost.core.evse.Lights;
import hitchpost.core.evse.StatusReporter;
import hitchpost.core.firmware.Updates;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.maintenance.Notice;
import hitchpost.core.maintenance.Notices;
import hitchpost.core.metering.Metering;
import hitchpost.core.metering.OutOfTurn;
import hitchpost.core.metering.Registers;
import hitchpost.core.monitoring.HardWired;
import hitchpost.core.provisioning.Provisioning;
import hitchpost.core.provisioning.Rebooting;
import hitchpost.core.remote.RemoteStart;
import hitchpost.core.remote.Unlocking;
import hitchpost.core.reservation.Reservations;
import hitchpost.core.rpc.Connection;
import hitchpost.core.rpc.Trouble;
import hitchpost.core.security.Access;
import hitchpost.core.security.Certificates;
import hitchpost.core.security.SecurityEvents;
import hitchpost.core.settings.ConnectionSettings;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.smartcharging.SmartCharging;
import hitchpost.core.tariff.Prices;
import hitchpost.core.tariff.Unplugs;
import hitchpost.core.time.StationClock;
import hitchpost.core.transaction.Ending;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.transaction.TransactionLog;
import hitchpost.core.trigger.Triggers;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.Evse;
import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import hitchpost.core.upload.Uploads;
import hitchpost.core.visit.Admission;
import hitchpost.core.visit.Surroundings;
import hitchpost.core.visit.Visits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The blocks of a station and what happens among them at start and at the end of each step. */
final class Blocks {
  private static final String BOOTS = "boots";

  /** The CSMS contradicts the local list: reported by the station until the list is updated. */
  private static final Fault LIST_CONFLICT =
      new Fault(
          "local-list-conflict", 0, 0, FaultCode.LOCAL_LIST_CONFLICT, false, null, null, null);

  final StationConfig config;
  final StationClock clock;
  final Settings settings;
  final Evses evses;
  final Availability availability = new Availability();
  final Authorization authorization;
  final Reservations reservations;
  final TransactionLog log;
  final Metering metering;
  final OutOfTurn outOfTurn;
  final Registers registers;
  final SmartCharging smartCharging;
  final Visits visits;
  final Admission admission;
  final Contracts contracts;
  final RemoteStart remoteStart;
  final Unlocking unlocking;
  final Access access;
  final SecurityEvents securityEvents;
  final Certificates certificates;
  final Connection connection;
  final Conversation conversation;
  final Provisioning provisioning;
  final Rebooting rebooting;
  final Notices<Notice> notices =
      new Notices<>(
          Shelf.NOTICE, Notice.class, "how far an update or upload was", Fact.MaintenanceDue::new);
  final HardWired hardWired;
  final Updates updates;
  final Uploads uploads;
  final Unplugs unplugs;
  final Prices prices;
  final Emergency emergency;
  final Reports reports = new Reports();
  final StatusReporter statuses = new StatusReporter();
  final Triggers triggers;
  final DataHandlers dataHandlers = new DataHandlers();
  final FrontDesk desk;
  final SettingsDesk settingsDesk = new SettingsDesk(this);
  private final Lights lights = new Lights();
  private final BootReason reason;
  private final long boot;
  private boolean dialled;

  Blocks(
      StationConfig config,
      List<Dialect> dialects,
      Randomness random,
      Snapshot snapshot,
      BootReason reason,
      Now now) {
    this.config = config;
    this.reason = reason(snapshot, reason);
    boot = starts(snapshot) + 1;
    clock = new StationClock(config.buildTime(), boot, now);
    settings = new Settings(config.settings());
    settings.impose(dialects.getFirst().imposed());
    evses = new Evses(config.evses());
    hardWired = new HardWired(settings, evses, clock);
    authorization = new Authorization(settings);
    log = new TransactionLog(clock, dialects.stream().anyMatch(Dialect::tellsProgress));
    metering = new Metering(settings, clock, log, evses);
    registers = new Registers(evses, log);
    smartCharging = new SmartCharging(settings, evses, clock, log);
    reservations = new Reservations(settings);
    visits =
        new Visits(
            new Surroundings(
                settings, evses, availability, metering, smartCharging, log, reservations, random));
    outOfTurn = new OutOfTurn(metering, log, clock, visits::chargingState);
    admission = new Admission(visits, authorization);
    contracts = new Contracts(settings, admission);
    remoteStart = new RemoteStart(config, settings, visits, admission, smartCharging);
    List<String> subprotocols = dialects.stream().map(Dialect::subprotocol).toList();
    access = new Access(config.security(), settings);
    connection =
        new Connection(
            subprotocols,
            () -> ConnectionSettings.backOff(settings),
            random,
            () -> settings.get(SecuritySettings.CONNECTION_ATTEMPTS));
    desk = new FrontDesk(this);
    securityEvents = new SecurityEvents(clock, access);
    certificates =
        new Certificates(
            config.security(),
            settings,
            access,
            config.identity(),
            config.stationId(),
            desk::answer);
    conversation = new Conversation(dialects, connection, settings, log, random, desk);
    unlocking = new Unlocking(evses, visits, desk::answer);
    provisioning = new Provisioning(settings, conversation, this.reason);
    boolean rebooted = reason == BootReason.REMOTE_RESET;
    rebooting = new Rebooting(settings, visits, evses, conversation, rebooted, now);
    unplugs = new Unplugs(log);
    prices = new Prices(settings, evses, visits, metering, outOfTurn, unplugs);
    emergency = new Emergency(evses, visits);
    updates =
        new Updates(config.firmware(), notices, availability, visits, rebooting, desk::answer);
    uploads = new Uploads(config.stationId(), notices, new LogContents(this)::of);
    triggers =
        new Triggers(
            clock,
            evses,
            outOfTurn,
            statuses,
            certificates,
            updates,
            uploads,
            this::view,
            visits::transactionWithin);
  }

  /** How often the station has started before. */
  private static long starts(Snapshot snapshot) {
    String boots = snapshot.shelf(Shelf.STATION).get(BOOTS);
    return boots == null ? 0 : Json.read(boots, Long.class);
  }

  /** Why the station starts, when the program was started for this reason. */
  private static BootReason reason(Snapshot snapshot, BootReason seen) {
    return Updates.activatedIn(snapshot)
        ? BootReason.FIRMWARE_UPDATE
        : Rebooting.reason(snapshot, seen);
  }

  void start(Effects fx, Snapshot snapshot) {
    fx.put(Shelf.STATION, BOOTS, boot);
    settings.restore(snapshot);
    access.restore(snapshot);
    securityEvents.restore(snapshot);
    availability.restore(snapshot);
    authorization.restore(snapshot);
    reservations.restore(snapshot);
    log.restore(snapshot);
    registers.restore(snapshot);
    smartCharging.restore(snapshot);
    log.running().forEach(open -> interrupted(fx, open));
    settleAvailability(fx);
    notices.restore(snapshot);
    hardWired.restore(snapshot);
    uploads.start(fx, snapshot);
    unplugs.restore(snapshot);
    smartCharging.start(fx);
    metering.clockSet(fx);
    reservations.clockSet(fx);
    SecurityEventType started =
        reason == BootReason.REMOTE_RESET || reason == BootReason.FIRMWARE_UPDATE
            ? SecurityEventType.RESET_OR_REBOOT
            : SecurityEventType.STARTUP_OF_THE_DEVICE;
    fx.tell(new Fact.SecurityHappened(new SecurityEvent(started, fx.time(), null, null)));
    rebooting.start(fx, snapshot);
    updates.start(fx, snapshot);
    connection.pingEvery(fx, pingInterval());
    connection.use(access.ways(fx));
    certificates.start(fx);
    if (!access.waitsForCertificates()) {
      connectFirst(fx);
    }
  }

  /** A transaction that the last life left open. */
  private void interrupted(Effects fx, OpenTransaction open) {
    StopCause known = open.stopping();
    if (open.begun() && known == null && visits.resume(fx, open)) {
      return;
    }
    metering.givenUp(fx, open.evse().id(), open.token());
    if (!open.begun()) {
      log.discard(fx, open.id());
      return;
    }
    StopCause cause = known == null ? StopCause.POWER_LOSS : known;
    log.endWithLastKnown(fx, open.id(), new Ending(cause, null, open.token()), open.lastStamp());
  }

  /** What was to become unavailable after a transaction does so where none goes on. */
  private void settleAvailability(Effects fx) {
    for (EvseState evse : evses.all()) {
      evse.connectors().forEach(c -> settleAvailability(fx, new Evse(evse.id(), c.id())));
      settleAvailability(fx, Evse.of(evse.id()));
    }
    settleAvailability(fx, Evse.of(0));
  }

  private void settleAvailability(Effects fx, Evse place) {
    if (!visits.transactionWithin(place)) {
      availability.transactionEnded(fx, place);
    }
  }

  private void connectFirst(Effects fx) {
    dialled = true;
    access.connecting(fx);
    connection.connectNow(fx);
  }

  /** What there is of certificates may have changed. */
  void certificatesChanged(Effects fx) {
    connection.refresh(access.ways(fx));
    if (!dialled && !access.waitsForCertificates()) {
      connectFirst(fx);
    }
    reconnectIfDue(fx);
  }

  /** Connects anew when the way to the CSMS, or what the station shows there, has changed. */
  void reconnectIfDue(Effects fx) {
    if (access.takeDue()) {
      String reason = "the station changes how it connects";
      var change = connection.restart(fx, access.ways(fx), reason);
      if (change instanceof Connection.Change.Lost lost && lost.wasOpen()) {
        disconnected(fx, lost);
      }
      access.connecting(fx);
    }
  }

  void connected(Effects fx, String subprotocol) {
    log.offline(false);
    securityEvents.connected();
    connection
        .way()
        .ifPresent(way -> {
          int before = access.securityProfile();
          access.connected(fx, way);
          if (access.securityProfile() != before) {
            connection.refresh(access.ways(fx));
          }
        });
    if (conversation.opened(fx, subprotocol)) {
      settings.impose(conversation.imposed());
      statuses.forget();
    }
    fx.tell(new Fact.ConnectionChanged(subprotocol, "connected", Trouble.OTHER));
    provisioning.connected(fx, connection.slot());
    if (conversation.online()) {
      openStatuses(fx);
    }
  }

  /** From now on the CSMS is told of connectors. */
  void openStatuses(Effects fx) {
    int seconds = settings.get(ConnectionSettings.OFFLINE_THRESHOLD);
    statuses.open(fx.now(), Duration.ofSeconds(seconds));
  }

  void disconnected(Effects fx, Connection.Change.Lost lost) {
    log.offline(true);
    statuses.close(fx.now());
    if (lost.wasOpen()) {
      provisioning.disconnected(fx);
      conversation.lost(fx);
    }
    fx.tell(new Fact.ConnectionChanged(null, lost.reason(), lost.trouble()));
    securityEvents.notConnected(fx, lost.trouble(), lost.reason());
  }

  /** Lets every block draw its conclusions until nothing new comes of it. */
  void settle(Effects fx) {
    boolean more = true;
    while (more) {
      visits.look(fx);
      unlocking.look(fx);
      updates.look(fx);
      prices.look(fx, conversation.online());
      report(fx);
      certificates.look(fx, conversation.online());
      securityEvents.look(fx, conversation.online());
      notices.look(fx, conversation.online());
      hardWired.look(fx, conversation.online());
      unplugs.look(fx, conversation.online());
      reports
          .look(connection.open())
          .ifPresent(part -> fx.tellOnDemand(new Fact.ReportDue(part, fx.time())));
      more = applySettings(fx);
      more |= passOn(fx);
      conversation.flush(fx);
      more |= passOn(fx);
      rebooting.look(fx);
    }
  }

  private boolean passOn(Effects fx) {
    List<Fact> facts = fx.takeFacts();
    for (Fact fact : facts) {
      if (fact instanceof Fact.SecurityHappened security) {
        securityEvents.happened(fx, security.event());
      }
      conversation.told(fx, fact);
    }
    return !facts.isEmpty();
  }

  private boolean applySettings(Effects fx) {
    List<Setting<?>> changed = fx.takeChangedSettings();
    for (Setting<?> setting : changed) {
      fx.tell(new Fact.SettingChanged(setting.id()));
      metering.settingChanged(fx, setting);
      smartCharging.settingChanged(fx, setting);
      visits.settingChanged(fx, setting);
      if (setting.id().equals(StandardSettings.HEARTBEAT_INTERVAL.id())) {
        provisioning.intervalChanged(fx);
      } else if (setting.id().equals(StandardSettings.WEB_SOCKET_PING_INTERVAL.id())) {
        connection.pingEvery(fx, pingInterval());
      }
    }
    return !changed.isEmpty();
  }

  private Duration pingInterval() {
    return Duration.ofSeconds(settings.get(StandardSettings.WEB_SOCKET_PING_INTERVAL));
  }

  private void report(Effects fx) {
    if (authorization.listConflict()) {
      evses.raise(LIST_CONFLICT);
    } else {
      evses.clear(LIST_CONFLICT.evse(), LIST_CONFLICT.id());
    }
    Duration minimum = Duration.ofSeconds(settings.get(StandardSettings.MINIMUM_STATUS_DURATION));
    see(fx, stationView(), Duration.ZERO);
    for (EvseState evse : evses.all()) {
      for (var connector : evse.connectors()) {
        ConnectorView view = visits.view(evse.id(), connector.id());
        see(fx, view, minimum);
        if (connector.id() == 1) {
          lights.show(
              fx,
              view,
              settings.get(StandardSettings.LIGHT_INTENSITY),
              settings.get(StandardSettings.BLINK_REPEAT));
        }
      }
    }
  }

  private void see(Effects fx, ConnectorView view, Duration minimum) {
    statuses.see(fx, view, minimum, v -> conversation.statusText(new Fact.StatusDue(v, null)));
  }

  /**
   * The device model at a station time. It is made when somebody asks: of the many stations of one
   * process, most are asked once in their life.
   */
  DeviceModel model(Instant time) {
    var observed = new Observed(this, time);
    return new DeviceModel(
        settings, settingsDesk::write, LiveVariables.of(config, settings, observed));
  }

  /** How often the station has started, this time included. */
  long boot() {
    return boot;
  }

  /** How a connector is; EVSE 0 is the station. */
  ConnectorView view(Evse evse) {
    Integer connector = evse.connectorId();
    return evse.id() == 0
        ? stationView()
        : visits.view(evse.id(), connector == null ? 1 : connector);
  }

  /** The station as a whole: out of use when every connector is. */
  ConnectorView stationView() {
    return new ConnectorView(
        Evse.of(0),
        anyOperative(),
        false,
        Use.FREE,
        false,
        evses.reportable(0, 0).orElse(null),
        null);
  }

  private boolean anyOperative() {
    for (EvseState evse : evses.all()) {
      for (var connector : evse.connectors()) {
        if (availability.operative(evse.id(), connector.id())) {
          return true;
        }
      }
    }
    return false;
  }
}
