package hitchpost.simulator.csms.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.station.file.OcppVersion;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** One transaction, told partly under one version and partly under the other. */
class VersionSwitchTest {
  private static final String CARD = ",'idToken':{'idToken':'04A2','type':'ISO14443'}";

  private final Bench bench = new Bench();

  private static String register(String time, String context, String wh) {
    return ",'meterValue':[{'timestamp':'%s','sampledValue':[{'value':%s,'context':'%s'}]}]"
        .formatted(time, wh, context);
  }

  private static String event(String type, String time, int seqNo, String more) {
    return ("{'eventType':'%s','timestamp':'%s','triggerReason':'Trigger','seqNo':%d,"
            + "'transactionInfo':{'transactionId':'T'}%s}")
        .formatted(type, time, seqNo, more);
  }

  private void told(String type, String time, int seqNo, String more) {
    bench.answer("TransactionEvent", event(type, time, seqNo, more));
  }

  private static String at(int minute) {
    return "2030-01-01T12:%02d:00Z".formatted(minute);
  }

  private CsmsTransaction only() {
    assertEquals(1, bench.csms.transactions().size());
    return bench.transaction(0);
  }

  @Test
  void begunWith16AndEndedWith201() {
    int id = bench.start(1, "04A2", 1000, at(0));
    bench.meter(1, id, at(1), "{'value':'1100'}");
    bench.speaks(OcppVersion.V2_0_1);
    told("Updated", at(2), 2, register(at(2), "Sample.Periodic", "1200.25"));
    told("Ended", at(3), 3, CARD + register(at(3), "Transaction.End", "1300.5"));
    assertEquals(OptionalLong.of(300_500), only().energyMilliWh());
    assertEquals("T", only().reference());
    assertEquals(List.of(), bench.complaints());
  }

  /**
   * The station tells the begin again, because 1.6 needs an id of the CSMS for all that follows.
   */
  @Test
  void begunWith201AndEndedWith16() {
    bench.speaks(OcppVersion.V2_0_1);
    told("Started", at(0), 0, ",'evse':{'id':1}" + register(at(0), "Transaction.Begin", "1000.7"));
    told("Updated", at(1), 1, CARD);
    bench.speaks(OcppVersion.V1_6);
    int id = bench.start(1, "04A2", 1000, at(1));
    assertTrue(only().isOpen());
    bench.meter(1, id, at(2), "{'value':'1100'}");
    bench.stop(id, 1300, at(3));
    assertEquals(OptionalLong.of(299_300), only().energyMilliWh());
    assertEquals(2, only().starts());
    assertEquals(List.of(), bench.complaints());
  }

  @Test
  void endWhoseAnswerWasLostIsTheSameInTheOtherVersion() {
    int id = bench.start(1, "04A2", 1000, at(0));
    bench.stop(id, 1300, at(3));
    bench.speaks(OcppVersion.V2_0_1);
    told("Ended", at(3), 5, register(at(3), "Transaction.End", "1300.5"));
    assertEquals(2, only().stops());
    bench.speaks(OcppVersion.V1_6);
    assertEquals(id, bench.start(1, "04A2", 1000, at(0)));
    bench.stop(id, 1300, at(3));
    assertEquals(3, only().stops());
    assertEquals(OptionalLong.of(300), only().energyWh());
    assertEquals(List.of(), bench.complaints());
  }

  @Test
  void endTold201ThenAllAgainWith16() {
    bench.speaks(OcppVersion.V2_0_1);
    told("Started", at(0), 0, ",'evse':{'id':1}" + CARD + register(at(0), "Other", "10"));
    told("Ended", at(3), 1, register(at(3), "Transaction.End", "20"));
    bench.speaks(OcppVersion.V1_6);
    int id = bench.start(1, "04A2", 10, at(0));
    bench.stop(id, 20, at(3));
    assertEquals(2, only().stops());
    assertEquals(List.of(), bench.complaints());
  }

  @Test
  void twoOfOneTokenAreToldApartByTheirPlace() {
    bench.start(1, "04A2", 100, at(0));
    bench.start(2, "04A2", 200, at(0));
    bench.speaks(OcppVersion.V2_0_1);
    told("Ended", at(3), 5, ",'evse':{'id':2}" + register(at(3), "Transaction.End", "205"));
    assertTrue(bench.transaction(0).isOpen());
    assertEquals(OptionalLong.of(5), bench.transaction(1).energyWh());
  }

  @Test
  void theSecondConnectorOfAnEvseIsAnotherNumberInTheOtherVersion() {
    bench.speaks(OcppVersion.V2_0_1);
    told(
        "Started",
        at(0),
        0,
        ",'evse':{'id':1,'connectorId':2}" + CARD + register(at(0), "Other", "10"));
    bench.speaks(OcppVersion.V1_6);
    int id = bench.start(2, "04A2", 10, at(0));
    bench.meter(2, id, at(1), "{'value':'11'}");
    assertEquals(List.of(), bench.complaints());
  }

  /** The first is known without token and register, for the CSMS refused its begin. */
  @Test
  void anotherAtAnotherPlaceIsNotTakenForOneWithoutToken() {
    bench.speaks(OcppVersion.V2_0_1);
    told("Updated", at(0), 1, ",'evse':{'id':2}");
    bench.speaks(OcppVersion.V1_6);
    int id = bench.start(1, "04A2", 1000, at(1));
    bench.stop(id, 1300, at(3));
    assertEquals(2, bench.csms.transactions().size());
    assertTrue(bench.transaction(0).isOpen());
    assertEquals(OptionalLong.of(300), bench.transaction(1).energyWh());
  }

  @Test
  void eachThatIsToldAgainGetsAnIdOfItsOwn() {
    bench.speaks(OcppVersion.V2_0_1);
    told("Started", at(0), 0, ",'evse':{'id':1}" + CARD + register(at(0), "Other", "10"));
    String other = ",'idToken':{'idToken':'04B3','type':'ISO14443'}";
    bench.answer(
        "TransactionEvent",
        event("Started", at(0), 0, ",'evse':{'id':2}" + other + register(at(0), "Other", "20"))
            .replace("'T'", "'U'"));
    bench.speaks(OcppVersion.V1_6);
    assertNotEquals(bench.start(1, "04A2", 10, at(0)), bench.start(2, "04B3", 20, at(0)));
  }

  @Test
  void nextTransactionOfTheSameTokenIsAnother() {
    bench.start(1, "04A2", 100, at(0));
    bench.speaks(OcppVersion.V2_0_1);
    told("Started", at(5), 0, ",'evse':{'id':1}" + CARD);
    assertEquals(2, bench.csms.transactions().size());
  }

  @Test
  void oneWhoseEndWasNeverToldIsNotTheNextOfTheSameToken() {
    bench.speaks(OcppVersion.V2_0_1);
    told("Started", at(0), 0, ",'evse':{'id':2}" + CARD + register(at(0), "Other", "10"));
    bench.speaks(OcppVersion.V1_6);
    int id = bench.start(1, "04A2", 500, at(5));
    bench.stop(id, 700, at(6));
    assertTrue(bench.transaction(0).isOpen());
    assertEquals(OptionalLong.of(200), bench.transaction(1).energyWh());
    assertEquals(List.of(), bench.complaints());
  }

  @Test
  void connectorsAreNumberedByTheVersionThatIsSpoken() {
    String status = "{'connectorId':2,'errorCode':'NoError','status':'Available'}";
    bench.answer("StatusNotification", status);
    bench.speaks(OcppVersion.V2_0_1);
    assertEquals(0, bench.csms.station("CP1").orElseThrow().statuses().size());
  }
}
