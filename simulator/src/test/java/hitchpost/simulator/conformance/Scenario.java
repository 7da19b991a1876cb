package hitchpost.simulator.conformance;

import hitchpost.core.Ask;
import hitchpost.core.Fact;
import hitchpost.core.Identity;
import hitchpost.core.Input;
import hitchpost.core.Output;
import hitchpost.core.StationConfig;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Dialect;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.firmware.FirmwareConfig;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.MeterReading.SignedReading;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.security.CertificateStore;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.core.security.SecurityConfig;
import hitchpost.core.settings.ConnectionSettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.Measurand;
import hitchpost.ocpp16.Catalogue;
import hitchpost.ocpp16.Ocpp16;
import hitchpost.ocpp201.Ocpp201;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.HardwareSnapshot;
import hitchpost.simulator.hardware.MeterSignatures;
import hitchpost.simulator.hardware.SimulatedHardware;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.world.VirtualStation;
import hitchpost.simulator.world.VirtualTime;
import hitchpost.station.certificates.CertificateFiles;
import hitchpost.station.file.OcppVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One conformance case: a station with simulated hardware, a driver with a car, a grid, a network,
 * and the tool as CSMS.
 *
 * <pre>{@code
 * var s = new Scenario().with("MinimumStatusDuration", "0").booted();
 * s.car.plugsIn();
 * s.csms.receives("StatusNotification", connector(1), status("Preparing"));
 * s.driver.presents("CARD");
 * s.csms.receives("Authorize", idTag("CARD"));
 * }</pre>
 *
 * <p>Nothing is answered unless the case says what it receives; a message that no step expects
 * fails the case with the whole conversation.
 */
public final class Scenario {
  public static final String CARD = "CARD";

  public final VirtualTime time = new VirtualTime(Instant.parse("2027-01-04T10:00:00Z"));
  public final TestCsms csms = new TestCsms(time);
  public final Depot depot = new Depot(time);
  public final Driver driver = new Driver();
  public final Grid grid = new Grid();
  public final Network connection = new Network();
  public Car car = new Car(1, 1);

  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Snapshot journal = Snapshot.empty();
  private int evses = 1;
  private int connectors = 1;
  private List<OcppVersion> offered = List.of(OcppVersion.V1_6);
  private boolean fixedCable;
  private boolean baySensors;
  private boolean picksFreeConnector;
  private boolean refusesWithoutConnector;
  private SecurityConfig security = SecurityConfig.ONE_WAY;
  private CertificateStore certificates = CertificateStore.NONE;
  private FirmwareConfig firmware = FirmwareConfig.USUAL;
  private EvseSpec.MeterSpec meter = EvseSpec.MeterSpec.PLAIN;
  private MeterSignatures signatures = MeterSignatures.NONE;
  private UnaryOperator<EvseSetup> setup = UnaryOperator.identity();
  private final List<Fact> facts = new ArrayList<>();
  private VirtualStation.Watcher watcher =
      (input, outputs) -> VirtualStation.Watcher.Fate.CARRY_OUT;
  private long questions = 1;
  private VirtualStation station;

  public Scenario() {
    keys.put("MeterValueSampleInterval", "0");
    keys.put("WebSocketPingInterval", "0");
    keys.put("MinimumStatusDuration", "0");
  }

  /** A factory value of a configuration key. */
  public Scenario with(String key, String value) {
    keys.put(key, value);
    return this;
  }

  /** The factory value of a variable, by the id of its setting. */
  public Scenario withVariable(String id, String value) {
    variables.put(id, value);
    return this;
  }

  /** A station that offers these versions, in this order; the tool speaks the first. */
  public Scenario offering(OcppVersion... versions) {
    offered = List.of(versions);
    csms.speaks(offered.getFirst());
    return this;
  }

  /** A station with this many EVSEs of one connector each. */
  public Scenario withEvses(int count) {
    evses = count;
    return this;
  }

  /** A station whose EVSEs have this many connectors each, of which one can be used at a time. */
  public Scenario withConnectors(int count) {
    connectors = count;
    return this;
  }

  /** A station that sees whether a car is in a parking bay. */
  public Scenario withBaySensors() {
    baySensors = true;
    return this;
  }

  /** A station whose EVSEs are built otherwise than the usual ones. */
  public Scenario builtAs(UnaryOperator<EvseSetup> others) {
    setup = others;
    return this;
  }

  /** A station whose cable is fixed, instead of a socket with a lock. */
  public Scenario withFixedCable() {
    fixedCable = true;
    return this;
  }

  /** A station whose meters sign every reading that they are asked to, with this public key. */
  public Scenario withSigningMeter(String publicKey) {
    var ocmf = new SignedReading("OCMF|{}", "OCMF", "");
    return withSigningMeter(publicKey, new MeterSignatures(ocmf, ocmf, ocmf));
  }

  /** A station whose meters sign, with this public key. */
  public Scenario withSigningMeter(String publicKey, MeterSignatures signs) {
    meter = new EvseSpec.MeterSpec(true, publicKey);
    signatures = signs;
    return this;
  }

  /** A station that lets a remote start without connector take the first free one at once. */
  public Scenario withRemoteStartOnFreeConnector() {
    picksFreeConnector = true;
    return this;
  }

  /** A station that refuses a remote start without connector. */
  public Scenario withoutRemoteStartWithoutConnector() {
    refusesWithoutConnector = true;
    return this;
  }

  /** A station with these ways to its CSMS, in this order. */
  public Scenario reaching(ConnectionProfile... profiles) {
    return securedAs(SecurityConfig.of(List.of(profiles)));
  }

  /** A station with these rules for its security. */
  public Scenario securedAs(SecurityConfig config) {
    security = config;
    return this;
  }

  /** A station that keeps certificates, in a folder of its own. */
  public Scenario keepingCertificatesIn(Path folder) {
    certificates =
        new CertificateFiles(
            new CertificateFiles.Places(
                folder.resolve("csms-roots.pem"),
                false,
                folder.resolve("manufacturer-roots.pem"),
                folder.resolve("station"),
                folder.resolve("station"),
                null,
                CertificateFiles.ContractPlaces.in(folder)));
    return this;
  }

  /** A station that updates its firmware in this way. */
  public Scenario updatedAs(FirmwareConfig config) {
    firmware = config;
    return this;
  }

  /** The operating system of the station knows no time: it counts from 1970. */
  public Scenario withoutClock() {
    time.wallOffset(Duration.between(time.now(), Instant.EPOCH));
    return this;
  }

  /** From now on every step is seen by the watcher before its effects. */
  public Scenario watchedBy(VirtualStation.Watcher watcher) {
    this.watcher = watcher;
    return this;
  }

  /** The station is switched on and does not know a CSMS yet. */
  public Scenario on() {
    var specs = new ArrayList<EvseSpec>();
    for (int id = 1; id <= evses; id++) {
      var plugs = new ArrayList<EvseSpec.ConnectorSpec>();
      for (int plug = 1; plug <= connectors; plug++) {
        String type = fixedCable ? "cType2" : "sType2";
        plugs.add(new EvseSpec.ConnectorSpec(plug, type, fixedCable));
      }
      specs.add(new EvseSpec(id, 3, 32_000, 230, plugs, meter, baySensors));
    }
    var identity = new Identity("Hitchpost", "Scenario", null, null, "1.0", null, null, null, null);
    var config =
        new StationConfig(
            "scenario",
            identity,
            specs,
            settings(specs),
            BackOff.STANDARD,
            Instant.parse("2026-12-01T00:00:00Z"),
            picksFreeConnector,
            refusesWithoutConnector,
            security,
            firmware);
    var random = new SplittableRandom(7);
    station =
        new VirtualStation(
            time,
            config,
            offered.stream().map(version -> dialect(version, config)).toList(),
            random::nextLong,
            new SimulatedHardware(0, specs.stream().map(this::built).toList()),
            journal,
            csms,
            this::stepped);
    station.keepCertificatesIn(certificates);
    station.maintainedBy(depot);
    csms.station(input -> station.feed(input));
    station.boot(BootReason.POWER_UP);
    return this;
  }

  private List<Setting<?>> settings(List<EvseSpec> specs) {
    List<Setting<?>> settings =
        new ArrayList<>(Catalogue.of(specs, List.of(Measurand.values()), keys));
    if (offered.contains(OcppVersion.V2_0_1)) {
      settings.addAll(hitchpost.ocpp201.Catalogue.settings(true));
      List<Integer> slots = security.profiles().stream().map(ConnectionProfile::slot).toList();
      settings.addAll(ConnectionSettings.of(BackOff.STANDARD, slots));
      for (Setting<?> other : hitchpost.ocpp201.Catalogue.otherFactories()) {
        settings.replaceAll(s -> s.id().equals(other.id()) ? preset(s, factory(other)) : s);
      }
    }
    variables.forEach((id, value) -> {
      Setting<?> known = settings.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
      settings.set(settings.indexOf(known), preset(known, value));
    });
    return settings;
  }

  private static <T> String factory(Setting<T> setting) {
    return setting.codec().write(setting.factory());
  }

  private static <T> Setting<T> preset(Setting<T> setting, String value) {
    return setting.withFactory(setting.codec().parse(value).orElseThrow());
  }

  private static Dialect dialect(OcppVersion version, StationConfig config) {
    return switch (version) {
      case V1_6 -> new Ocpp16(config.identity(), config.evses(), config.settings());
      case V2_0_1 -> new Ocpp201(config.identity());
    };
  }

  private EvseSetup built(EvseSpec spec) {
    return setup.apply(EvseSetup.of(spec).signing(signatures));
  }

  private VirtualStation.Watcher.Fate stepped(@Nullable Input input, List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Tell tell) {
        facts.add(tell.fact());
      }
    }
    return watcher.stepped(input, outputs);
  }

  /** Reusable state Booted: accepted, every connector reported Available, nothing left to say. */
  public Scenario booted() {
    on();
    bootsAgain();
    return this;
  }

  /** The station boots once more and everything is as after the first time. */
  public void bootsAgain() {
    csms.receives("BootNotification");
    for (int connector = 0; connector <= evses * connectors; connector++) {
      csms.receives("StatusNotification", Match.connector(connector), Match.status("Available"));
    }
    settles();
  }

  /** Lets the last answer arrive. */
  private void settles() {
    passes(Duration.ofSeconds(1));
  }

  /** Reusable state Authorized: the card is accepted, the car still missing. */
  public Scenario authorized() {
    booted();
    driver.presents(CARD);
    csms.receives("Authorize", Match.idTag(CARD));
    csms.receives("StatusNotification", Match.connector(1), Match.status("Preparing"));
    return this;
  }

  /** Reusable state Charging: plugged in, authorized, transaction begun, energy flows. */
  public Scenario charging() {
    booted();
    startsCharging();
    return this;
  }

  /** From plug to energy. */
  public void startsCharging() {
    car.plugsIn();
    csms.receives("StatusNotification", Match.connector(1), Match.status("Preparing"));
    driver.presents(CARD);
    csms.receives("Authorize", Match.idTag(CARD));
    csms.receivesInAnyOrder(
        TestCsms.expect("StartTransaction", Match.connector(1), Match.idTag(CARD)),
        TestCsms.expect("StatusNotification", Match.connector(1), Match.status("Charging")));
    settles();
  }

  /** The station itself, for what no message shows. */
  public VirtualStation station() {
    return station;
  }

  /** The hardware of an EVSE as it is now. */
  public HardwareSnapshot.EvseState hardware(int evse) {
    return station.hardware().evses().get(evse - 1);
  }

  /** What the station told its local listeners, of this kind, since the begin. */
  public <F extends Fact> List<F> told(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Somebody at the station asks for something; null while there is no verdict. */
  public @Nullable Verdict asks(Ask<?> ask) {
    station.feed(new Input.Asked(++questions, ask));
    return station.verdict(questions);
  }

  /** Does anything to the hardware. */
  public void happens(Stimulus stimulus) {
    act(stimulus.toString(), stimulus);
  }

  /** Lets time pass in which no message comes. */
  public void passes(Duration duration) {
    csms.receivesNothingFor(duration);
  }

  /** A car at one connector. */
  public Car carAt(int evse) {
    return new Car(evse, 1);
  }

  /** A car at one of several connectors of an EVSE. */
  public Car carAt(int evse, int connector) {
    return new Car(evse, connector);
  }

  /** A car and what its driver does to it. */
  public final class Car {
    private final int evse;
    private final int connector;

    Car(int evse, int connector) {
      this.evse = evse;
      this.connector = connector;
    }

    public void plugsIn() {
      plugsIn(CarChange.NONE);
    }

    /** A car plugs in that differs from the usual one. */
    public void plugsIn(CarChange different) {
      act("car plugs in at " + evse, new Stimulus.PlugIn(evse, connector, different));
    }

    /** The cable is pulled on the car's side. */
    public void plugsOut() {
      act("car plugs out at " + evse, new Stimulus.PlugOut(evse, connector));
    }

    public void stopsDrawing() {
      act("car stops drawing", new Stimulus.ChangeCar(evse, CarChange.charging(false)));
    }

    public void draws() {
      act("car draws", new Stimulus.ChangeCar(evse, CarChange.charging(true)));
    }
  }

  /** The person in front of the station. */
  public final class Driver {
    public void presents(String token) {
      act(
          "driver presents " + token,
          new Stimulus.PresentToken(new IdToken(token, IdTokenType.ISO14443), List.of()));
    }

    public void pressesStop(int evse) {
      act("driver presses stop", new Stimulus.PressStop(evse));
    }
  }

  /** Mains and everything that breaks. */
  public final class Grid {
    /** The power is cut without warning, and stays away until {@link #returns}. */
    public void fails() {
      csms.remark("power cut");
      station.cutPower();
    }

    public void returns() {
      csms.remark("power back");
      station.restorePower();
    }

    /** Mains are lost, the controller runs on battery. */
    public void failsWithBattery() {
      act("mains lost, on battery", new Stimulus.SetSupply(false));
    }

    public void jamsLock(int evse, boolean jammed) {
      act("lock jammed: " + jammed, new Stimulus.JamLock(evse, 1, jammed));
    }

    public void raisesFault(int evse, FaultCode code) {
      act(
          "fault " + code,
          new Stimulus.RaiseFault(new Fault("test", evse, 0, code, true, null, null, null)));
    }

    public void clearsFault(int evse) {
      act("fault cleared", new Stimulus.ClearFault(evse, "test"));
    }
  }

  /** The way to the CSMS. */
  public final class Network {
    public void down() {
      csms.remark("network down");
      csms.reachable(false);
    }

    /** The network is back, and the station notices at once. */
    public void up() {
      csms.remark("network up");
      csms.reachable(true);
      station.feed(new Input.Asked(1, new Ask.ConnectNow()));
    }
  }

  private void act(String what, Stimulus stimulus) {
    csms.remark(what);
    station.stimulate(stimulus);
  }
}
