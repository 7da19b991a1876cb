package hitchpost.simulator.demo;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.security.CertificateStore;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.Measurand;
import hitchpost.simulator.Version;
import hitchpost.simulator.control.ControlApi;
import hitchpost.simulator.csms.CsmsServer;
import hitchpost.simulator.csms.LiveCsms;
import hitchpost.simulator.csms.Paint;
import hitchpost.simulator.csms.ServerSettings;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.CarSpec;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.HardwareSnapshot;
import hitchpost.simulator.hardware.HardwareTiming;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.live.SharedMeans;
import hitchpost.simulator.live.SimulatedStation;
import hitchpost.station.file.OcppVersion;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.Reboots;
import hitchpost.station.run.SharedThreads;
import hitchpost.station.run.SqliteStorage;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationAssembly.Assembled;
import hitchpost.station.run.TimeSource;
import hitchpost.station.wire.Endpoint;
import hitchpost.station.wire.Wire;
import hitchpost.station.wire.WireLimits;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** The play: a CSMS, a station, a car and its driver. */
final class Demo implements AutoCloseable {
  /** Station time runs this many times as fast as the clock on the wall. */
  static final int LAPSE = 360;

  private static final String ID = "demo";
  private static final String CARD = "04A2B3C4D5E680";

  /** Station time between heartbeats: longer than the play, which has better things to tell. */
  private static final int HEARTBEAT_SECONDS = 14_400;

  /** How long a message may take to come, in real time. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** How long the driver leaves the car, in real time: a bit less than two hours of charging. */
  private static final Duration STAY = Duration.ofSeconds(17);

  private final TimeSource time = TimeSource.lapsed(LAPSE);
  private final SharedThreads threads = new SharedThreads();
  private final Wire wire = new Wire(WireLimits.DEFAULTS);
  private final LiveCsms csms;
  private final CsmsServer server;
  private final SimulatedStation station;
  private final ControlApi control;
  private final Narrator narrator;
  private final Path directory;
  private final OcppVersion version;
  private final Cues cues;
  private final int earlierTransactions;
  private final CountDownLatch ended = new CountDownLatch(1);

  Demo(Path directory, OcppVersion version, PrintStream out, Paint paint) {
    this.directory = directory;
    this.version = version;
    cues = Cues.of(version);
    csms = new LiveCsms(new ModelCsms(), () -> time.now().wall());
    var memory = new CsmsMemory(directory, ID);
    earlierTransactions =
        csms.ask(model -> {
          model.policy().intervalSeconds(HEARTBEAT_SECONDS);
          memory.recall(model, time.now().wall());
          return model.transactions().size();
        });
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = CsmsServer.start(ServerSettings.plain(loopback), csms);
    station = station(directory);
    control = ControlApi.start(Listen.locally(), List.of(station), new Host());
    narrator = new Narrator(out, paint, csms, () -> time.now().wall(), memory);
  }

  private SimulatedStation station(Path directory) {
    // real delays do not shrink with the time lapse: timeouts stay out of their way
    String text =
        """
        stationId: demo
        ocppVersions: ["%s"]
        csms: {url: "%s"}
        identity: {vendor: Hitchpost, model: Demo, serialNumber: "0001"}
        evses: [{connectors: [{type: sType2}]}]
        storage: {directory: .}
        configurationKeys:
          MeterValueSampleInterval: "900"
          MeterValuesSampledData: Energy.Active.Import.Register
          MessageTimeout: "3600"
          WebSocketPingInterval: "0"
        """
            .formatted(version.text(), server.uri());
    StationFile file = StationFile.parse(text, directory);
    Assembled assembled =
        StationAssembly.of(file, "the demo", Version.buildTime(), List.of(Measurand.values()))
            .getFirst();
    EvseSpec evse = assembled.config().evses().getFirst();
    var car = new CarSpec(16_000, 3, Duration.ofSeconds(2), 35, 58_000, null, false, 1000);
    var hardware = new EvseSetup(evse, car, 1_234_567_000, HardwareTiming.IMMEDIATE, false);
    return new SimulatedStation(
        new SimulatedStation.Setup(
            assembled.config(),
            assembled.dialects(),
            List.of(hardware),
            directory,
            () -> SqliteStorage.open(directory),
            events -> wire.open(Endpoint.plain(server.uri(), ID), events),
            CertificateStore.NONE,
            MaintenancePort.NONE,
            Reboots.inProcess(),
            false),
        new SharedMeans(threads, time, new SecureRandom()::nextLong));
  }

  /** Plays the session; true when the bill is right. */
  boolean play() {
    narrator.title("Hitchpost demo: a car charges. One second here is six minutes there.");
    narrator.plain("  CSMS     " + server.uri() + "/" + ID + "  (OCPP " + version.text() + ")");
    narrator.plain("  station  " + ID + ", storage " + directory);
    narrator.title("The station starts");
    station.start();
    if (!comes(cues.free(), "the station's boot")) {
      return false;
    }
    narrator.until(Duration.ofMillis(300), message -> false);
    tellInterrupted();

    narrator.title("A driver comes");
    long before = meter().registerMilliWattHours();
    narrator.say("plug", "the car is plugged in: 58 kWh battery, 35 % full, draws up to 11 kW");
    station.stimulate(new Stimulus.PlugIn(1, 1, CarChange.NONE));
    if (!comes(cues.plugged(), "the plug")) {
      return false;
    }
    pause(Duration.ofMillis(700));
    card();
    if (!comes(cues.charging(), "Charging")) {
      return false;
    }
    narrator.say("plug", "locked; contactor closed; 32 A offered on three phases");

    narrator.title("The car charges");
    charge();

    narrator.title("The driver comes back");
    card();
    if (!comes(cues.ended(), "the end of the transaction")) {
      return false;
    }
    narrator.until(Duration.ofMillis(300), message -> false);
    narrator.say("plug", "contactor open, then unlocked; the car is unplugged");
    station.stimulate(new Stimulus.PlugOut(1, 1));
    if (!comes(cues.free(), "Available")) {
      return false;
    }
    long after = meter().registerMilliWattHours();
    var bill = csms.ask(model -> Bill.of(model.transactions().getLast()));
    return bill.show(narrator, before, after);
  }

  /** A session that was cut off when an earlier demo was killed is ended by now. */
  private void tellInterrupted() {
    if (earlierTransactions > 0) {
      Bill last = csms.ask(m -> Bill.of(m.transactions().get(earlierTransactions - 1)));
      narrator.plain("");
      narrator.plain("  The session before this one: " + last.words());
    }
  }

  private void card() {
    narrator.say("reader", "card " + CARD.substring(0, 4) + ".. is presented");
    station.stimulate(
        new Stimulus.PresentToken(new IdToken(CARD, IdTokenType.ISO14443), List.of()));
  }

  /** Tells what the meter shows whenever the station reports it. */
  private void charge() {
    long end = System.nanoTime() + STAY.toNanos();
    while (System.nanoTime() < end) {
      Duration rest = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      if (narrator.until(rest, cues.metered())) {
        HardwareSnapshot.EvseState evse = station.hardware().evses().getFirst();
        double soc = evse.car() == null ? 0 : evse.car().socPercent();
        narrator.say(
            "meter",
            "%.3f kWh, %.1f kW, battery %.0f %%"
                .formatted(
                    evse.meter().registerMilliWattHours() / 1e6, evse.milliWatts() / 1e6, soc));
      }
    }
  }

  private HardwareSnapshot.MeterState meter() {
    return station.hardware().evses().getFirst().meter();
  }

  private boolean comes(Predicate<LedgerEntry.Message> wanted, String what) {
    boolean came = narrator.until(PATIENCE, wanted);
    if (!came) {
      narrator.plain("the CSMS waited " + PATIENCE.toSeconds() + " s in vain for " + what);
    }
    return came;
  }

  private void pause(Duration real) {
    narrator.until(real, message -> false);
  }

  /** Leaves everything running until the user ends it. */
  void keepRunning() {
    String url = control.uri() + "/v1";
    narrator.title("Everything keeps running; Ctrl-C ends it. Try:");
    narrator.plain("  S=" + url);
    narrator.plain("  curl -X POST $S/evses/1/plug-in -d '{}'");
    narrator.plain("  curl -X POST $S/tokens -d '{\"idToken\":\"04A2B3C4\"}'");
    narrator.plain("  curl $S/evses/1");
    narrator.plain("  curl -X PATCH $S/evses/1/ev -d '{\"charging\":false}'");
    narrator.plain(
        "  curl -X POST $S/evses/1/faults -d '{\"id\":\"gf\",\"errorCode\":\"GroundFailure\"}'");
    narrator.plain("  curl -X DELETE $S/evses/1/faults/gf");
    narrator.plain("  curl -X POST $S/connection/down; sleep 5; curl -X POST $S/connection/up");
    narrator.plain("  curl -N $S/events");
    narrator.plain("  curl $S/openapi.json");
    narrator.plain("");
    while (ended.getCount() > 0) {
      narrator.until(Duration.ofSeconds(1), message -> ended.getCount() == 0);
    }
  }

  /** What the control API may do to the program: end it. */
  private final class Host implements ControlApi.Host {
    @Override
    public void shutDown() {
      ended.countDown();
    }

    @Override
    public void cutPower() {
      Runtime.getRuntime().halt(137);
    }
  }

  @Override
  public void close() {
    control.close();
    station.close();
    server.close();
    csms.close();
    wire.close();
    threads.close();
  }
}
