package hitchpost.simulator.csms.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.ocpp16.messages.Action;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionsTest {
  private static final String ONE = "2030-01-01T13:00:00Z";
  private static final String TWO = "2030-01-01T14:00:00Z";

  private final Bench bench = new Bench();

  @Test
  void transactionIsToldFromStartToStop() {
    int id = bench.start(1, "04A2", 1000, Bench.NOON);
    bench.meter(1, id, ONE, "{'value':'1.6','unit':'kWh'}");
    bench.pass(Duration.ofHours(2));
    bench.stop(id, 2204, TWO);
    CsmsTransaction transaction = bench.transaction(0);
    assertEquals("04A2", transaction.start().idTag());
    assertEquals(1, transaction.meterValues().size());
    assertEquals(Instant.parse(TWO), transaction.stop().orElseThrow().timestamp());
    assertEquals(Optional.of(bench.now), transaction.stoppedAt());
    assertEquals(OptionalLong.of(1204), transaction.energyWh());
    assertFalse(transaction.isOpen());
    assertEquals(List.of(), bench.violations());
  }

  @Test
  void repeatedStartGetsTheSameTransaction() {
    int id = bench.start(1, "04A2", 1000, Bench.NOON);
    assertEquals(id, bench.start(1, "04A2", 1000, Bench.NOON));
    assertEquals(1, bench.csms.transactions().size());
    assertEquals(2, bench.transaction(0).starts());
    assertNotEquals(id, bench.start(1, "04A2", 1000, ONE));
    assertNotEquals(id, bench.start(2, "04A2", 1000, Bench.NOON));
  }

  @Test
  void repeatedStartKeepsItsAnswerAlsoWhenTheTokenMayNotChargeTwice() {
    bench.csms.policy().concurrentTx(true);
    bench.start(1, "04A2", 1000, Bench.NOON);
    bench.start(1, "04A2", 1000, Bench.NOON);
    assertEquals(AuthorizationStatus.ACCEPTED, bench.transaction(0).startStatus());
    String other = Bench.startPayload(2, "04a2", 1000, Bench.NOON);
    assertEquals(
        "ConcurrentTx",
        bench.answer("StartTransaction", other).at("/idTagInfo/status").stringValue());
  }

  @Test
  void csmsThatDoesNotDeduplicateOpensASecondTransactionAndSaysConcurrentTx() {
    bench.csms.policy().deduplicate(false).concurrentTx(true);
    int id = bench.start(1, "04A2", 1000, Bench.NOON);
    assertNotEquals(id, bench.start(1, "04A2", 1000, Bench.NOON));
    assertEquals(AuthorizationStatus.CONCURRENT_TX, bench.transaction(1).startStatus());
  }

  @ParameterizedTest
  @CsvSource({
    "SEQUENTIAL, 1, 2",
    "ZERO, 0, 0",
    "NEGATIVE, -1, -2",
    "CONNECTOR, 2, 2",
    "HUGE, 2147483647, 2147483646",
    "CLOCK, 1893499200, 1893499200"
  })
  void transactionIdsAreWhatThePolicySays(TransactionIds ids, int first, int second) {
    bench.csms.policy().transactionIds(ids);
    assertEquals(first, bench.start(2, "A", 0, Bench.NOON));
    bench.stop(first, 1, ONE);
    assertEquals(second, bench.start(2, "A", 1, TWO));
    bench.stop(second, 5, TWO);
    assertEquals(OptionalLong.of(1), bench.transaction(0).energyWh());
    assertEquals(OptionalLong.of(4), bench.transaction(1).energyWh());
    assertEquals(List.of(), bench.violations());
  }

  @Test
  void sharedIdIsToldApartByConnectorTokenAndMeter() {
    bench.csms.policy().transactionIds(TransactionIds.ZERO);
    bench.start(1, "A", 500, Bench.NOON);
    bench.start(2, "B", 100, Bench.NOON);
    bench.meter(1, 0, ONE, "{'value':'501'}");
    bench.meter(2, 0, ONE, "{'value':'101'}");
    bench.stop(0, 103, TWO);
    bench.stop(0, 502, TWO);
    assertEquals(OptionalLong.of(2), bench.transaction(0).energyWh());
    assertEquals(OptionalLong.of(3), bench.transaction(1).energyWh());
    assertEquals(List.of(), bench.violations());
  }

  @Test
  void repeatedStopAndMeterValuesAreCountedAndNoViolation() {
    int id = bench.start(1, "A", 0, Bench.NOON);
    bench.meter(1, id, ONE, "{'value':'1'}");
    bench.stop(id, 2, TWO);
    bench.meter(1, id, ONE, "{'value':'1'}");
    bench.stop(id, 2, TWO);
    assertTrue(bench.transaction(0).meterValues().get(1).repeated());
    assertEquals(2, bench.transaction(0).stops());
    assertEquals(List.of(), bench.violations());
  }

  @Test
  void secondStopWithAnotherContentIsAViolation() {
    int id = bench.start(1, "A", 0, Bench.NOON);
    bench.stop(id, 2, TWO);
    bench.stop(id, 3, TWO);
    assertEquals(List.of("books transactionId"), bench.violations());
    assertEquals(OptionalLong.of(2), bench.transaction(0).energyWh());
  }

  @Test
  void meterValuesAfterTheStopAreAViolation() {
    int id = bench.start(1, "A", 0, Bench.NOON);
    bench.stop(id, 2, ONE);
    bench.meter(1, id, TWO, "{'value':'2'}");
    assertEquals(List.of("books transactionId"), bench.violations());
  }

  @Test
  void transactionThatNobodyStartedIsAViolation() {
    bench.stop(99, 2, TWO);
    bench.meter(1, 99, TWO, "{'value':'2'}");
    assertEquals(List.of("books transactionId", "books transactionId"), bench.violations());
  }

  @Test
  void transactionBelongsToItsStation() {
    int id = bench.start(1, "A", 0, Bench.NOON);
    bench.csms.connected(bench.now, "CP2", OcppVersion.V1_6);
    String stop = "[2,\"x\",\"StopTransaction\"," + Bench.stopPayload(id, 2, TWO) + "]";
    bench.csms.received(bench.now, "CP2", stop.replace('\'', '"'));
    assertTrue(bench.transaction(0).isOpen());
    assertEquals(List.of("books transactionId"), bench.violations());
  }

  @Test
  void registerMustNotFall() {
    int id = bench.start(1, "A", 1000, Bench.NOON);
    bench.meter(1, id, ONE, "{'value':'4.2','measurand':'Power.Active.Import','unit':'kW'}");
    bench.meter(1, id, ONE, "{'value':'3','phase':'L1','unit':'Wh'}");
    bench.meter(1, id, ONE, "{'value':'999.6','unit':'Wh'}");
    assertEquals(List.of(), bench.violations());
    bench.meter(1, id, ONE, "{'value':'0','unit':'Wh'}");
    bench.stop(id, 990, TWO);
    assertEquals(List.of("books meterValue.sampledValue", "books meterStop"), bench.violations());
  }

  @Test
  void timeMustNotFallWithinATransaction() {
    int id = bench.start(1, "A", 0, ONE);
    bench.meter(1, id, Bench.NOON, "{'value':'1'}");
    bench.stop(id, 2, Bench.NOON);
    assertEquals(List.of("books meterValue.timestamp", "books timestamp"), bench.violations());
  }

  @Test
  void meterValuesNameTheConnectorOfTheirTransaction() {
    int id = bench.start(1, "A", 0, Bench.NOON);
    bench.meter(2, id, ONE, "{'value':'1'}");
    assertEquals(List.of("books connectorId"), bench.violations());
  }

  @Test
  void lostAnswerShowsInTheBooksAsARepetition() {
    bench.behaviours.set(Optional.empty(), Action.START_TRANSACTION, new Behaviour.Never(), 1);
    String start = Bench.startPayload(1, "A", 0, Bench.NOON);
    assertEquals(List.of(), bench.call("StartTransaction", start));
    bench.pass(Duration.ofSeconds(30));
    assertEquals(1, bench.answer("StartTransaction", start).get("transactionId").intValue());
    assertEquals(2, bench.transaction(0).starts());
  }

  @Test
  void oldestStoppedTransactionGoesWhenTheBoundIsHit() {
    ModelCsms csms = new ModelCsms(new Bounds(10, 2, 1), "x");
    csms.connected(bench.now, "CP1", OcppVersion.V1_6);
    for (int i = 1; i <= 4; i++) {
      String start = Bench.startPayload(i, "A", 0, Bench.NOON).replace('\'', '"');
      csms.received(bench.now, "CP1", "[2,\"a" + i + "\",\"StartTransaction\"," + start + "]");
      if (i != 2) {
        String stop = Bench.stopPayload(i, 1, ONE).replace('\'', '"');
        csms.received(bench.now, "CP1", "[2,\"b" + i + "\",\"StopTransaction\"," + stop + "]");
      }
    }
    assertEquals(
        List.of(2, 4), csms.transactions().stream().map(t -> t.id().orElseThrow()).toList());
    assertEquals(10, csms.ledger().entries().size());
    assertEquals(17, csms.ledger().entries().getLast().number() + 2);
  }
}
