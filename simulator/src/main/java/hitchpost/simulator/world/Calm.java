package hitchpost.simulator.world;

import hitchpost.core.evse.Condition;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.simulator.csms.model.StationBook;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.EvseTruth;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * When nothing goes wrong any more, everything comes right: the station is connected, everything is
 * told (I13), every status is true (I12), and every EVSE charges the next car.
 */
final class Calm {
  private static final Duration TCP_PATIENCE = Duration.ofMinutes(16);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(170);
  private static final Duration STATUS_RETRY = Duration.ofSeconds(60);

  /** A retrieval and an installation an hour from now, with retries and slow transfers. */
  private static final Duration ERRANDS = Duration.ofHours(6);

  /** The longest wait before a security event is told again. */
  private static final Duration SECURITY_RETRY = Duration.ofMinutes(65);

  private static final Duration STEP = Duration.ofSeconds(1);

  private final VirtualTime time;
  private final Setup setup;
  private final Sight sight;
  private final Driver.People people;
  private final Backend backend;
  private final Internet internet;
  private final Operator operator;
  private final Invariants invariants;
  private final SplittableRandom random;

  Calm(
      VirtualTime time,
      Setup setup,
      Sight sight,
      Driver.People people,
      Backend backend,
      Internet internet,
      Operator operator,
      Invariants invariants,
      SplittableRandom random) {
    this.time = time;
    this.setup = setup;
    this.sight = sight;
    this.people = people;
    this.backend = backend;
    this.internet = internet;
    this.operator = operator;
    this.invariants = invariants;
    this.random = random;
  }

  void passes() {
    within(toConnect(), this::online, "the station is not connected");
    within(Backend.CALL_TIMEOUT.multipliedBy(2), backend::idle, "requests stay open");
    within(toConnect(), this::online, "the station is not connected again");
    if (!invariants.errandsOver()) {
      // What charges would keep an update waiting.
      tidyUp();
      within(ERRANDS, invariants::errandsOver, "an update or upload is not over, or not told");
      within(toConnect(), this::online, "the station is not connected after an update");
    }
    tidyUp();
    within(toDeliver(), this::delivered, "not everything is delivered");
    within(toReport(), this::allAvailable, "not everything is available");
    for (EvseSpec evse : sight.evses()) {
      charge(evse);
    }
    within(toReport(), this::allAvailable, "not everything is available after charging");
    within(SECURITY_RETRY, invariants::securityTold, "a security event is not told");
    invariants.quiet();
  }

  /** Half-open connections are found out, back-offs end, and the CSMS accepts. */
  private Duration toConnect() {
    long ping = 0;
    if (sight.running()) {
      ping = sight.setting(StandardSettings.WEB_SOCKET_PING_INTERVAL);
    }
    Duration halfOpen = ping == 0 ? TCP_PATIENCE : Duration.ofSeconds(2 * ping);
    int bootRetry = Math.max(60, setup.heartbeatSeconds());
    return TCP_PATIENCE
        .plus(halfOpen)
        .plus(LONGEST_BACK_OFF)
        .plus(Duration.ofSeconds(bootRetry + 2L * timeout()));
  }

  /** What failed is tried again; the rest takes as long as it travels. */
  private Duration toDeliver() {
    long attempts = sight.setting(StandardSettings.TX_MESSAGE_ATTEMPTS);
    long interval = sight.setting(StandardSettings.TX_MESSAGE_RETRY_INTERVAL);
    return setup
        .latency()
        .multipliedBy(2L * (invariants.recordsWaiting() + 10))
        .plus(Duration.ofSeconds(attempts * interval + 2L * timeout() + 10));
  }

  private Duration toReport() {
    long settling = sight.setting(StandardSettings.MINIMUM_STATUS_DURATION);
    return STATUS_RETRY.plus(Duration.ofSeconds(settling + timeout() + 10));
  }

  private int timeout() {
    return sight.running() ? sight.setting(StandardSettings.MESSAGE_TIMEOUT) : 30;
  }

  private void within(Duration limit, BooleanSupplier state, String otherwise) {
    long end = time.nanos() + limit.toNanos();
    while (!state.getAsBoolean()) {
      if (time.nanos() > end) {
        throw new Broken("I13", otherwise + " after " + limit);
      }
      time.pass(STEP);
    }
  }

  private boolean online() {
    return sight.running()
        && sight.view().connected()
        && sight.view().registration() == RegistrationStatus.ACCEPTED
        && backend.isConnected()
        && internet.passes();
  }

  /** Everybody leaves, and the operator puts everything in order. */
  private void tidyUp() {
    configure(StandardSettings.STOP_TX_ON_EV_DISCONNECT, "true");
    configure(StandardSettings.UNLOCK_ON_EV_DISCONNECT, "true");
    configure(StandardSettings.STOP_TX_ON_INVALID_ID, "true");
    configure(StandardSettings.CONNECTION_TIMEOUT, "60");
    for (Evse place : backend.language().everything()) {
      people.call(new Intent.Availability(place, true));
    }
    people.call(new Intent.ClearProfiles(null, null, null, null));
    configure(StandardSettings.LOCAL_LIST_ENABLED, "true");
    operator.receptionist().clearList();
    operator.receptionist().cancelAll();
    time.pass(Duration.ofMinutes(1));
    for (EvseSpec evse : sight.evses()) {
      int car = sight.truth(evse.id()).carConnector();
      if (car != 0) {
        people.act(new Stimulus.PlugOut(evse.id(), car));
      }
    }
    time.pass(Duration.ofMinutes(1));
    for (EvseSpec evse : sight.evses()) {
      for (var connector : evse.connectors()) {
        if (sight.truth(evse.id()).cableInserted(connector.id())) {
          people.call(new Intent.Unlock(new Evse(evse.id(), connector.id())));
        }
      }
    }
    // Authorizations that wait for a car lapse.
    time.pass(Duration.ofMinutes(6));
  }

  private void configure(Setting<?> setting, String value) {
    people.call(new Intent.Write(setting.id(), value));
  }

  private boolean delivered() {
    return invariants.recordsWaiting() == 0;
  }

  /** As seen by the CSMS, by the station, and in truth. */
  private boolean allAvailable() {
    StationBook book = backend.book().orElseThrow();
    for (EvseSpec evse : sight.evses()) {
      for (var connector : evse.connectors()) {
        boolean empty =
            sight.truth(evse.id()).carConnector() == 0
                && !sight.truth(evse.id()).cableInserted(connector.id());
        boolean available =
            sight.view().connector(evse.id(), connector.id()).condition() == Condition.AVAILABLE;
        if (!empty || !available) {
          return false;
        }
      }
    }
    return backend.language().reported().stream().allMatch(place -> told(book, place));
  }

  private static boolean told(StationBook book, Evse place) {
    StationBook.Status status = book.statuses().get(place);
    return status != null && status.status().equals("Available");
  }

  /** A car comes, charges and goes, and nothing is in its way. */
  private void charge(EvseSpec evse) {
    EvseTruth truth = sight.truth(evse.id());
    int connector = 1 + random.nextInt(evse.connectors().size());
    String tag = Tags.good(random);
    CarChange car = new CarChange(16_000, 3, Duration.ofSeconds(1), 20.0, 60_000L, null, true);
    people.act(new Stimulus.PlugIn(evse.id(), connector, car));
    time.pass(Duration.ofSeconds(5));
    people.present(tag, List.of(evse.id()));
    within(
        Duration.ofSeconds(30),
        () -> invariants.open(evse.id()) != null && truth.contactorClosed(),
        "EVSE " + evse.id() + " does not charge");
    time.pass(Chance.seconds(random, 60, 600));
    people.present(tag, List.of(evse.id()));
    within(
        Duration.ofSeconds(15),
        () ->
            invariants.open(evse.id()) == null
                && (!truth.held(connector) || fixed(evse, connector)),
        "EVSE " + evse.id() + " does not stop");
    people.act(new Stimulus.PlugOut(evse.id(), connector));
    within(
        setup.latency().multipliedBy(20).plusSeconds(10 + timeout()),
        this::delivered,
        "the transaction is not delivered");
  }

  private static boolean fixed(EvseSpec evse, int connector) {
    return evse.connectors().get(connector - 1).fixedCable();
  }
}
