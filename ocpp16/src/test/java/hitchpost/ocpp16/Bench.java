package hitchpost.ocpp16;

import hitchpost.core.Identity;
import hitchpost.core.Input;
import hitchpost.core.Now;
import hitchpost.core.Output;
import hitchpost.core.Station;
import hitchpost.core.StationConfig;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.rpc.BackOff;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.security.CertificateEvent;
import hitchpost.core.security.CertificateStore;
import hitchpost.core.types.BootReason;
import hitchpost.core.types.Measurand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A station on a workbench: obedient hardware, a journal in memory, and a CSMS played by the test.
 */
final class Bench {
  static final Instant START = Instant.parse("2027-01-01T10:00:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final Snapshot journal;
  final List<String> sent = new ArrayList<>();
  final List<Output> outputs = new ArrayList<>();
  final Map<String, Duration> timers = new LinkedHashMap<>();
  private final Map<String, Input.TimerFired> fires = new LinkedHashMap<>();
  private final Station station;
  private Duration elapsed;
  long register = 1_000_000;
  boolean obedient = true;

  Bench(Map<String, String> keys) {
    this(keys, Snapshot.empty(), Duration.ZERO);
  }

  Bench(Map<String, String> keys, Snapshot journal, Duration elapsed) {
    this.journal = journal;
    this.elapsed = elapsed;
    var evses =
        List.of(
            new EvseSpec(
                1, 3, 32_000, 230, List.of(new EvseSpec.ConnectorSpec(1, "sType2", false))));
    var identity = new Identity("Hitchpost", "Bench", null, null, "1", null, null, null, null);
    var settings = Catalogue.of(evses, List.of(Measurand.values()), keys);
    var config =
        new StationConfig(
            "bench",
            identity,
            evses,
            settings,
            BackOff.STANDARD,
            START.minusSeconds(86_400),
            false,
            false);
    var random = new SplittableRandom(1);
    var started =
        Station.start(
            config,
            List.of(new Ocpp16(identity, evses, settings)),
            random::nextLong,
            journal,
            BootReason.POWER_UP,
            now());
    station = started.station();
    carryOut(started.outputs());
  }

  Now now() {
    return new Now(START.plus(elapsed), elapsed.toNanos());
  }

  Duration elapsed() {
    return elapsed;
  }

  void hardware(HardwareEvent event) {
    step(new Input.Hardware(event));
  }

  /** Plays {@code text} into the station's WebSocket. */
  void receives(String text) {
    step(new Input.Link(new LinkEvent.Received(attempt(), text)));
  }

  /** Answers the station's latest call. */
  void answers(String payload) {
    JsonNode call = JSON.readTree(sent.getLast());
    receives("[3,\"" + call.get(1).stringValue() + "\"," + payload + "]");
  }

  /** Action of the station's latest call. */
  String asked() {
    return JSON.readTree(sent.getLast()).get(2).stringValue();
  }

  JsonNode payload() {
    return JSON.readTree(sent.getLast()).get(3);
  }

  void opens() {
    step(new Input.Link(new LinkEvent.Opened(attempt(), "ocpp1.6")));
  }

  void closes() {
    step(new Input.Link(new LinkEvent.Closed(attempt(), 1006, "gone")));
  }

  /** Connects, is accepted and reports every status. */
  void boots() {
    opens();
    answers("{\"status\":\"Accepted\",\"currentTime\":\"" + now().wall() + "\",\"interval\":300}");
    while (!sent.isEmpty() && asked().equals("StatusNotification")) {
      int before = sent.size();
      answers("{}");
      if (sent.size() == before) {
        return;
      }
    }
  }

  /** Lets time pass without any timer, then fires the one in this slot. */
  void fires(String slot) {
    Input.TimerFired fired = fires.remove(slot);
    if (fired == null) {
      throw new AssertionError("no timer " + slot + ", but " + timers);
    }
    elapsed = elapsed.plus(timers.remove(slot));
    step(fired);
  }

  private long attempt() {
    long attempt = 0;
    for (Output output : outputs) {
      if (output instanceof Output.Link link && link.command() instanceof LinkCommand.Connect c) {
        attempt = c.attempt();
      }
    }
    return attempt;
  }

  void step(Input input) {
    carryOut(station.step(now(), input));
  }

  private void carryOut(List<Output> done) {
    var reactions = new ArrayList<HardwareEvent>();
    var looks = new ArrayList<CertificateEvent>();
    for (Output output : done) {
      outputs.add(output);
      switch (output) {
        case Output.Persist o -> journal.apply(o.change());
        case Output.Link o -> {
          if (o.command() instanceof LinkCommand.Send send) {
            sent.add(send.text());
          }
        }
        case Output.StartTimer o -> {
          timers.put(o.timer().slot(), o.delay());
          fires.put(o.timer().slot(), new Input.TimerFired(o.timer()));
        }
        case Output.StopTimer o -> {
          timers.remove(o.slot());
          fires.remove(o.slot());
        }
        case Output.Hardware o -> react(o.command(), reactions);
        case Output.Tell o -> {}
        case Output.Answered o -> {}
        case Output.Reboot o -> {}
        case Output.Certificates o -> looks.add(CertificateStore.NONE.execute(o.command()));
        case Output.Maintain o -> {}
      }
    }
    looks.forEach(event -> step(new Input.Certificates(event)));
    reactions.forEach(this::hardware);
  }

  private void react(HardwareCommand command, List<HardwareEvent> reactions) {
    if (!obedient) {
      return;
    }
    switch (command) {
      case HardwareCommand.SetContactor c ->
          reactions.add(new HardwareEvent.ContactorChanged(c.evse(), c.closed()));
      case HardwareCommand.SetLock c ->
          reactions.add(
              new HardwareEvent.LockChanged(
                  c.evse(), c.connector(), c.locked() ? LockState.LOCKED : LockState.UNLOCKED));
      case HardwareCommand.ReadMeter c ->
          reactions.add(
              new HardwareEvent.MeterRead(
                  c.evse(), c.request(), new MeterReading(register, List.of())));
      case HardwareCommand.OfferCurrent c -> {}
      case HardwareCommand.Indicate c -> {}
      case HardwareCommand.Restart c -> {}
      case HardwareCommand.ShowPrice c -> {}
      case HardwareCommand.AnswerContract c -> {}
      case HardwareCommand.AnswerEvCertificate c -> {}
    }
  }
}
