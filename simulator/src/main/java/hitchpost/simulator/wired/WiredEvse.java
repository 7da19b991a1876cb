package hitchpost.simulator.wired;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.Pilot;
import hitchpost.hal.board.GpioBoard;
import hitchpost.hal.board.GpioLine;
import hitchpost.hal.board.GpioSettings;
import hitchpost.hal.board.GpioWiring;
import hitchpost.hal.board.GpioWiring.Wire;
import hitchpost.hal.board.PilotSource;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.Device;
import hitchpost.hal.gpio.ChipProviders;
import hitchpost.hal.gpio.MemoryGpio;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.loop.VirtualLoop;
import hitchpost.hal.rig.RigPlan;
import hitchpost.hal.rig.StationHardware;
import hitchpost.hal.safety.SafetyLimits;
import hitchpost.hal.sysfs.PwmOutput;
import hitchpost.simulator.hardware.SimulatedHardware;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** One EVSE: the lines of a chip between a GPIO board and what the model has behind them. */
final class WiredEvse {
  private static final int CONNECTOR = 1;
  private static final Duration LOCK_PULSE = Duration.ofMillis(400);
  private static final List<GpioLine> ALWAYS =
      List.of(
          GpioLine.CONTACTOR,
          GpioLine.MIRROR,
          GpioLine.EMERGENCY_STOP_CLOSED,
          GpioLine.CONNECTED,
          GpioLine.READY,
          GpioLine.VENTILATION,
          GpioLine.PILOT_FAULT);

  private final EvseSpec spec;
  private final boolean socket;
  private final SimulatedHardware model;
  private final Consumer<List<HardwareEvent>> hear;
  private final VirtualLoop loop;
  private final MemoryGpio chip = new MemoryGpio();
  private final Map<GpioLine, Integer> offsets = new EnumMap<>(GpioLine.class);
  private final GpioBoard board;
  private final WiredMeter meter;
  private int offered;

  WiredEvse(
      EvseSpec spec,
      SimulatedHardware model,
      Consumer<List<HardwareEvent>> hear,
      VirtualLoop loop) {
    this.spec = spec;
    this.model = model;
    this.hear = hear;
    this.loop = loop;
    socket = !spec.connectors().getFirst().fixedCable();
    String name = "post" + spec.id();
    List<GpioLine> lines = new ArrayList<>(ALWAYS);
    if (spec.phases() > 1) {
      lines.add(GpioLine.PHASES);
    }
    if (socket) {
      lines.addAll(List.of(GpioLine.LOCK_CLOSE, GpioLine.LOCK_OPEN, GpioLine.LOCKED));
    }
    Map<GpioLine, Wire> wires = new EnumMap<>(GpioLine.class);
    lines.forEach(line -> wires.put(line, new Wire(offset(line), false)));
    board =
        new GpioBoard(
            name,
            "memory",
            () -> ChipProviders.context(chip.open()),
            new GpioWiring(wires),
            new GpioSettings(
                spec.maxMilliAmperes(),
                spec.phases(),
                socket,
                new PilotSource.Lines(),
                new Generator(),
                null,
                LOCK_PULSE),
            loop,
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), new Random(spec.id())));
    meter = new WiredMeter(name + ".meter", spec, loop, this::tell);
  }

  /** The number of a line on the chip. */
  private int offset(GpioLine line) {
    return offsets.computeIfAbsent(line, _ -> offsets.size());
  }

  RigPlan plan() {
    return new RigPlan(
        spec.id(),
        board,
        meter,
        socket ? part("lock", ConnectorLock.class) : null,
        List.of(),
        List.of(),
        null,
        SafetyLimits.DEFAULTS,
        RigPlan.Patience.USUAL);
  }

  StationHardware.Button emergencyStop() {
    return new StationHardware.Button(spec.id(), part("emergency_stop", ButtonInput.class));
  }

  WiredMeter meter() {
    return meter;
  }

  private <D extends Device> D part(String name, Class<D> type) {
    return board.devices().stream()
        .filter(device -> device.name().equals(board.name() + "." + name))
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Connects the lines; levels of inputs are as the model has them. */
  void wire() {
    mirror();
    bolt();
    emergencyStop(model.snapshot().emergencyStop());
    pilot(model.evseState(spec.id()).connectors().getFirst().pilot());
    chip.follow(
        offset(GpioLine.CONTACTOR), on -> tell(new HardwareCommand.SetContactor(spec.id(), on)));
    chip.follow(offset(GpioLine.PHASES), on -> offer());
    chip.follow(offset(GpioLine.LOCK_CLOSE), on -> motor(on, true));
    chip.follow(offset(GpioLine.LOCK_OPEN), on -> motor(on, false));
  }

  private void motor(boolean driven, boolean locked) {
    if (driven) {
      tell(new HardwareCommand.SetLock(spec.id(), CONNECTOR, locked));
    }
  }

  private void tell(HardwareCommand command) {
    hear.accept(model.command(loop.nanos(), command));
  }

  private void offer() {
    boolean all = spec.phases() == 1 || chip.high(offset(GpioLine.PHASES));
    tell(new HardwareCommand.OfferCurrent(spec.id(), offered, all ? spec.phases() : 1));
  }

  /** The program is gone: the lines of outputs fall, the generator of the pilot goes on. */
  void fall(long nanos) {
    hear.accept(model.command(nanos, new HardwareCommand.SetContactor(spec.id(), false)));
  }

  /** The chip loses its supply with its cable, and its outputs fall. */
  void pull(long nanos, boolean out) {
    if (out) {
      chip.unplug();
      fall(nanos);
      chip.drive(offset(GpioLine.CONTACTOR), false);
    } else {
      chip.plug();
    }
  }

  void pilot(Pilot now) {
    drive(GpioLine.PILOT_FAULT, now == Pilot.E || now == Pilot.F);
    drive(GpioLine.VENTILATION, now == Pilot.D);
    drive(GpioLine.READY, now.ready());
    drive(GpioLine.CONNECTED, now == Pilot.B || now.ready());
  }

  void mirror() {
    drive(GpioLine.MIRROR, !model.evseState(spec.id()).contactorFeedback());
  }

  void bolt() {
    drive(GpioLine.LOCKED, model.evseState(spec.id()).connectors().getFirst().locked());
  }

  void emergencyStop(boolean pressed) {
    drive(GpioLine.EMERGENCY_STOP_CLOSED, !pressed);
  }

  private void drive(GpioLine line, boolean high) {
    chip.drive(offset(line), high);
  }

  /** Makes the signal of the pilot, which a car reads. Source: IEC 61851-1, A.3.2. */
  private final class Generator implements PwmOutput {
    @Override
    public void open(int permyriad) {
      high(permyriad);
    }

    @Override
    public void high(int permyriad) {
      offered = milliAmperes(permyriad);
      offer();
    }

    private static int milliAmperes(int permyriad) {
      if (permyriad < 1_000 || permyriad > 9_600) {
        return 0;
      }
      int read = permyriad <= 8_500 ? permyriad * 6 : (permyriad - 6_400) * 25;
      // the station offers tenths of an ampere, of which a share of time is rounded down
      return Math.ceilDiv(read, 100) * 100;
    }
  }
}
