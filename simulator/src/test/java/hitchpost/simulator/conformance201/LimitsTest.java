package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.EV_CONNECTED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Output;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.MeterLink;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a station allows each transaction, whatever the CSMS says. */
class LimitsTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  @Test
  void aTransactionGetsNoMoreThanTheEnergyAllowed() {
    var s = new Scenario201().with("TxCtrlr.MaxEnergyPerTransaction", "2000").booted();
    s.energyTransferStarted();
    s.csms.receivesWithin(
        AN_HOUR,
        expect("TransactionEvent", ended("EnergyLimitReached"), because("EnergyLimitReached")));
    long drawn = s.site.hardware(1).deliveredMilliWattHours();
    assertTrue(drawn >= 2_000_000 && drawn < 2_030_000, "drawn " + drawn);
    assertFalse(s.site.hardware(1).contactorClosed());
  }

  @Test
  void aTransactionTakesNoLongerThanAllowedAlsoWhereTheMeterIsSilent() {
    var s = new Scenario201().with("TxCtrlr.MaxDurationPerTransaction", "600").booted();
    s.energyTransferStarted();
    s.site.happens(new Stimulus.SetMeterLink(1, MeterLink.DEAD));
    s.csms.receivesWithin(
        Duration.ofSeconds(625),
        expect("TransactionEvent", ended("TimeLimitReached"), because("TimeLimitReached")));
  }

  @Test
  void aTransactionEndsAtTheStateOfChargeAllowed() {
    var s =
        new Scenario201(new Scenario().builtAs(EvseSetup::reportingSoc))
            .with("TxCtrlr.MaxSoCPerTransaction", "22")
            .booted();
    s.energyTransferStarted();
    s.csms.receivesWithin(
        AN_HOUR,
        expect("TransactionEvent", ended("ChargingStateChanged"), because("SOCLimitReached")));
    double charged = s.site.hardware(1).car().socPercent();
    assertTrue(charged >= 22 && charged < 22.1, "charged to " + charged + " %");
  }

  @Test
  void aLimitSetInMidTransactionCountsFromItsBegin() {
    var s = new Scenario201().booted().energyTransferStarted();
    s.passes(300);
    assertEquals("Accepted", s.sets("TxCtrlr", "MaxDurationPerTransaction", "600"));
    s.passes(280);
    s.csms.receivesWithin(
        Duration.ofSeconds(30), expect("TransactionEvent", ended("TimeLimitReached")));
  }

  @Test
  void aLimitSetTooLateEndsTheTransactionNow() {
    var s = new Scenario201().booted().energyTransferStarted();
    s.passes(3600);
    assertEquals("Accepted", s.sets("TxCtrlr", "MaxEnergyPerTransaction", "1"));
    s.csms.receivesWithin(
        Duration.ofSeconds(10), expect("TransactionEvent", ended("EnergyLimitReached")));
  }

  @Test
  void whereNothingEndsWithTheAuthorizationTheCarStaysWithoutEnergy() {
    var s =
        new Scenario201()
            .with("TxCtrlr.MaxDurationPerTransaction", "60")
            .stoppingAt(EV_CONNECTED)
            .booted()
            .energyTransferStarted();
    s.csms.receivesWithin(
        Duration.ofSeconds(65), expect("TransactionEvent", updated("TimeLimitReached")));
    s.csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("EVConnected"));
    s.passes(300);
    assertTrue(s.running());
  }

  @Test
  void aTransactionThatCostsAsMuchAsTheStationGivesOnCreditEnds() {
    var s = new Scenario201().with("TariffCostCtrlr.LocalCreditLimit", "5").booted();
    s.energyTransferStarted();
    costs(s, "4.99");
    s.passes(5);
    costs(s, "5.00");
    s.csms.receives("TransactionEvent", ended("EnergyLimitReached"), because("LocalOutOfCredit"));
  }

  private static void costs(Scenario201 s, String amount) {
    String cost = "{\"totalCost\":%s,\"transactionId\":\"%s\"}";
    s.csms.sends("CostUpdated", cost.formatted(amount, s.transactionId()));
  }

  @Test
  void withoutALimitTheMeterIsNotAskedOftener() {
    var s = new Scenario201().booted().energyTransferStarted();
    var readings = new ArrayList<Output>();
    s.site.watchedBy((input, outputs) -> {
      outputs.stream().filter(LimitsTest::readsMeter).forEach(readings::add);
      return Fate.CARRY_OUT;
    });
    s.passes(50);
    assertEquals(List.of(), readings);
  }

  private static boolean readsMeter(Output output) {
    return output instanceof Output.Hardware(HardwareCommand.ReadMeter read);
  }
}
