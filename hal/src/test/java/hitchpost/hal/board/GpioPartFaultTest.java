package hitchpost.hal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.ConnectorLock.Result;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.PowerPermit;
import hitchpost.hal.sysfs.IioVoltage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file that cannot be read or written ends power, and not the board with all its parts. */
class GpioPartFaultTest {
  private static final int CONNECTED = 9_000;
  private static final int READY = 6_000;

  @TempDir Path adc;

  private GpioSite site;
  private final List<BoardEvent> events = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    level(CONNECTED);
    site = new GpioSite(new PilotSource.Voltage(new IioVoltage(adc, 0), 1_000, 0));
    site.board.listen(events::add);
    site.board.start();
    site.board.enable(true);
    site.board.permit(new PowerPermit.Granted(Duration.ofHours(1)));
    site.board.offer(new CurrentOffer(16_000, 3));
    level(READY);
    pass(1_000);
    assertTrue(charges());
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void voltageThatCannotBeReadIsAFaultOfThePilotUntilItCan() throws IOException {
    Files.delete(raw());
    pass(1_000);
    assertFalse(charges(), "nobody knows what the car does");
    assertTheRestGoesOn();
    level(READY);
    pass(10_000);
    assertTold("PILOT_VOLTAGE");
    assertTrue(charges());
  }

  @Test
  void voltageThatIsBusyForAMomentIsNoFault() throws IOException {
    Files.writeString(raw(), "busy");
    pass(20);
    level(READY);
    pass(1_000);
    assertTrue(charges());
    assertEquals(List.of(), faults());
  }

  @Test
  void signalThatCannotBeChangedIsAFaultOfThePilotUntilItCan() throws IOException {
    Path duty = site.pwm.resolve("duty_cycle");
    Files.delete(duty);
    site.board.offer(CurrentOffer.PAUSE);
    pass(200);
    assertFalse(charges(), "the car still reads the offer of before");
    assertTheRestGoesOn();
    Files.writeString(duty, "0");
    pass(200);
    assertTold("PILOT_SIGNAL");
    assertEquals(1_000_000, site.highNanos());
    site.board.offer(new CurrentOffer(16_000, 3));
    pass(10_000);
    assertTrue(charges());
  }

  private void assertTheRestGoesOn() {
    assertTrue(site.board.link().up(), "" + site.board.link());
    assertEquals(1, faults().size(), "" + faults());
    var moved = site.part("lock", ConnectorLock.class).move(true).toCompletableFuture();
    pass(1_000);
    assertEquals(Result.DONE, moved.join());
  }

  private void assertTold(String id) {
    assertEquals(id, faults().getFirst().fault().id());
    assertEquals(DeviceFaultCode.PILOT, faults().getFirst().fault().code());
    assertTrue(events.contains(new BoardEvent.FaultCleared(id)), "" + events);
  }

  private List<BoardEvent.FaultRaised> faults() {
    return events.stream()
        .filter(BoardEvent.FaultRaised.class::isInstance)
        .map(BoardEvent.FaultRaised.class::cast)
        .toList();
  }

  private boolean charges() {
    return site.is(GpioLine.CONTACTOR);
  }

  private Path raw() {
    return adc.resolve("in_voltage0_raw");
  }

  private void level(int milliVolts) throws IOException {
    Files.writeString(raw(), Integer.toString(milliVolts));
  }

  private void pass(int millis) {
    site.loop.advance(Duration.ofMillis(millis));
  }
}
