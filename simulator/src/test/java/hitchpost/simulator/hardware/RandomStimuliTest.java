package hitchpost.simulator.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareCommand.OfferCurrent;
import hitchpost.core.hardware.HardwareCommand.ReadMeter;
import hitchpost.core.hardware.HardwareCommand.SetContactor;
import hitchpost.core.hardware.HardwareCommand.SetLock;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.HardwareEvent.ContactorChanged;
import hitchpost.core.hardware.HardwareEvent.MeterRead;
import hitchpost.core.hardware.HardwareEvent.PilotChanged;
import hitchpost.core.hardware.Pilot;
import hitchpost.simulator.hardware.HardwareSnapshot.EvseState;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand random deeds: physics holds after each, and the same deeds give the same events. */
class RandomStimuliTest {
  private static final int DEEDS = 10_000;
  private static final BigInteger NANOS_PER_HOUR = BigInteger.valueOf(3_600_000_000_000L);

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void neverBreakPhysics(long seed) {
    var run = new Run(seed);
    for (int deed = 0; deed < DEEDS; deed++) {
      run.step();
    }
    assertTrue(run.integral.signum() > 0, "some energy flowed");
  }

  @Test
  void giveTheSameEventsForTheSameSeed() {
    var one = new Run(5);
    var other = new Run(5);
    for (int deed = 0; deed < DEEDS; deed++) {
      one.step();
      other.step();
    }
    assertEquals(one.events, other.events);
    assertEquals(one.hardware.snapshot(), other.hardware.snapshot());
  }

  /** One station in random hands, with a shadow that integrates power by itself. */
  private static final class Run {
    private final Random random;
    private final SimulatedHardware hardware;
    private final List<HardwareEvent> events = new ArrayList<>();
    private long nanos;
    private BigInteger integral = BigInteger.ZERO;
    private BigInteger registerIntegral = BigInteger.ZERO;
    private long registerBase;
    private Pilot pilot = Pilot.A;
    private boolean contactor;
    private boolean powered = true;

    Run(long seed) {
      random = new Random(seed);
      var spec =
          random.nextBoolean()
              ? Rig.SOCKET
              : Rig.evse(
                  1, new ConnectorSpec(1, "sType2", false), new ConnectorSpec(2, "cType2", true));
      var car = new CarSpec(32_000, 3, Duration.ofSeconds(1), 60, 20_000, null, false, 973);
      hardware =
          new SimulatedHardware(
              0, List.of(new EvseSetup(spec, car, 0, HardwareTiming.TYPICAL, true)));
    }

    void step() {
      passTime(random.nextLong(1L << random.nextInt(20, 44)));
      try {
        take(deed());
      } catch (ImpossibleStimulus impossible) {
        check();
      }
    }

    /** Stops at each event on the way, as power is constant only between them. */
    private void passTime(long time) {
      long target = nanos + time;
      while (nanos < target) {
        long next = Math.min(target, hardware.nextEventNanos().orElse(target));
        var before = hardware.evseState(1);
        var energy =
            BigInteger.valueOf(before.milliWatts()).multiply(BigInteger.valueOf(next - nanos));
        integral = integral.add(energy);
        if (!before.meter().frozen()) {
          registerIntegral = registerIntegral.add(energy);
        }
        nanos = next;
        take(hardware.advance(nanos));
      }
    }

    private void take(List<HardwareEvent> reported) {
      events.addAll(reported);
      for (var event : reported) {
        switch (event) {
          case PilotChanged(int evse, int connector, Pilot shown) -> {
            if (connector == 1) {
              pilot = shown;
            }
          }
          case ContactorChanged(int evse, boolean closed) -> contactor = closed;
          case MeterRead read -> assertEquals(register(), read.reading().importMilliWattHours());
          default -> {}
        }
      }
      check();
    }

    private void check() {
      var evse = hardware.evseState(1);
      assertEquals(
          integral.divide(NANOS_PER_HOUR).longValueExact(), evse.deliveredMilliWattHours());
      assertEquals(register(), evse.meter().registerMilliWattHours());
      if (evse.milliWatts() > 0) {
        assertTrue(flowIsPossible(evse), evse::toString);
      }
      assertTrue(evse.milliAmperes().stream().allMatch(a -> a >= 0 && a <= 32_000));
      if (powered) {
        assertEquals(pilot, evse.connectors().getFirst().pilot());
        assertEquals(contactor, evse.contactorFeedback());
      }
      for (var connector : evse.connectors()) {
        assertTrue(
            connector.lock() == null || !connector.carPlugged() || connector.cableInserted());
      }
      hardware.nextEventNanos().ifPresent(next -> assertTrue(next >= nanos));
    }

    private boolean flowIsPossible(EvseState evse) {
      return evse.contactorClosed()
          && evse.connectors().stream().anyMatch(c -> c.carPlugged() && c.pilot().ready())
          && hardware.snapshot().supply();
    }

    private long register() {
      return registerBase + registerIntegral.divide(NANOS_PER_HOUR).longValueExact();
    }

    private List<HardwareEvent> deed() {
      return switch (random.nextInt(24)) {
        case 0, 1, 2 -> command(new SetContactor(1, random.nextInt(3) > 0));
        case 3, 4, 5 -> command(new OfferCurrent(1, random.nextInt(40_000), 1 + random.nextInt(3)));
        case 6 -> command(new SetLock(1, 1, random.nextBoolean()));
        case 7 -> command(new ReadMeter(1, nanos));
        case 8, 9, 10 -> stimulus(new Stimulus.PlugIn(1, 1, CarChange.NONE));
        case 11 -> stimulus(new Stimulus.PlugOut(1, 1));
        case 12 -> stimulus(new Stimulus.ChangeCar(1, soc(random.nextDouble() * 100)));
        case 13 -> stimulus(new Stimulus.ChangeCar(1, CarChange.charging(random.nextInt(3) > 0)));
        case 14 -> stimulus(new Stimulus.BreakContactor(1, pick(ContactorFault.values())));
        case 15 -> stimulus(new Stimulus.BreakContactor(1, ContactorFault.NONE));
        case 16 -> stimulus(new Stimulus.JamLock(1, 1, random.nextInt(4) == 0));
        case 17 -> stimulus(new Stimulus.FreezeMeter(1, random.nextInt(3) == 0));
        case 18 -> stimulus(new Stimulus.SetMeterLink(1, pick(MeterLink.values())));
        case 19 -> stimulus(new Stimulus.SetSupply(random.nextInt(4) > 0));
        case 20 -> random.nextInt(4) == 0 ? breakPilot() : repairPilot();
        case 21 -> random.nextInt(4) == 0 ? powerCut() : powerBack();
        case 22 -> powerBack();
        default -> setRegister();
      };
    }

    private List<HardwareEvent> command(HardwareCommand command) {
      return hardware.command(nanos, command);
    }

    private List<HardwareEvent> stimulus(Stimulus stimulus) {
      return hardware.stimulate(nanos, stimulus);
    }

    private List<HardwareEvent> breakPilot() {
      return stimulus(new Stimulus.BreakPilot(1, 1, random.nextBoolean() ? Pilot.E : Pilot.F));
    }

    private List<HardwareEvent> repairPilot() {
      return stimulus(new Stimulus.BreakPilot(1, 1, null));
    }

    private List<HardwareEvent> powerCut() {
      powered = false;
      return hardware.powerCut(nanos);
    }

    private List<HardwareEvent> powerBack() {
      powered = true;
      return hardware.powerBack(nanos);
    }

    private List<HardwareEvent> setRegister() {
      registerBase = random.nextLong(1_000_000_000);
      registerIntegral = BigInteger.ZERO;
      return stimulus(new Stimulus.SetRegister(1, registerBase));
    }

    private <T> T pick(T[] values) {
      return values[random.nextInt(values.length)];
    }

    private static CarChange soc(double percent) {
      return new CarChange(null, null, null, percent, null, null, null);
    }
  }
}
