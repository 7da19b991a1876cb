package hitchpost.ocpp201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.dialect.Learned;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.time.Stamp;
import hitchpost.core.transaction.Occasion;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.transaction.TransactionRecord.Ended;
import hitchpost.core.transaction.TransactionRecord.Head;
import hitchpost.core.transaction.TransactionRecord.Started;
import hitchpost.core.transaction.TransactionRecord.Updated;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.ChargingState;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.SampledValue;
import hitchpost.core.types.TriggerReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TransactionEventsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Stamp NOON = new Stamp(Instant.parse("2024-03-10T12:00:00Z"), null);
  private static final IdToken TOKEN = new IdToken("04E9", IdTokenType.ISO14443);
  private static final MeterValue VALUE =
      new MeterValue(
          NOON.time(),
          List.of(
              new SampledValue(
                  1_234_567,
                  Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
                  null,
                  null,
                  ReadingContext.TRANSACTION_BEGIN,
                  null)));

  private static Head head(int seqNo, boolean offline, Occasion occasion) {
    return new Head(70 + seqNo, "t1", seqNo, new Evse(1, 2), NOON, offline, occasion);
  }

  private static String text(TransactionRecord record) {
    return MessageCodec.write(TransactionEvents.report(due(record))).replace('"', '\'');
  }

  @Test
  void theBeginCarriesWhatItBeganWith() {
    Head head = head(0, false, new Occasion(TriggerReason.REMOTE_START, ChargingState.CHARGING));

    assertEquals(
        "{'eventType':'Started','timestamp':'2024-03-10T12:00:00Z','triggerReason':'RemoteStart',"
            + "'seqNo':0,'reservationId':5,'transactionInfo':{'transactionId':'t1',"
            + "'chargingState':'Charging','remoteStartId':9},'evse':{'id':1,'connectorId':2},"
            + "'idToken':{'idToken':'04E9','type':'ISO14443'},'meterValue':[{"
            + "'timestamp':'2024-03-10T12:00:00Z','sampledValue':[{'value':1234.567,"
            + "'context':'Transaction.Begin','measurand':'Energy.Active.Import.Register',"
            + "'unitOfMeasure':{'unit':'Wh'}}]}]}",
        text(new Started(head, TOKEN, 1_234_567, 5, 9, List.of(VALUE))));
  }

  @Test
  void aBeginBeforeAnybodyShowedATokenHasNone() {
    Occasion occasion = new Occasion(TriggerReason.CABLE_PLUGGED_IN, ChargingState.EV_CONNECTED);

    assertEquals(
        "{'eventType':'Started','timestamp':'2024-03-10T12:00:00Z',"
            + "'triggerReason':'CablePluggedIn','seqNo':0,'transactionInfo':{'transactionId':'t1',"
            + "'chargingState':'EVConnected'},'evse':{'id':1,'connectorId':2}}",
        text(new Started(head(0, false, occasion), null, 0, null, null, List.of())));
  }

  /** The last register that is known ends the bill when the meter cannot be asked any more. */
  @Test
  void anEndWithoutAReadingCarriesTheLastRegister() {
    Head head = head(4, false, Occasion.of(TriggerReason.ABNORMAL_CONDITION));
    String end = text(new Ended(head, StopCause.POWER_LOSS, null, 2_000_000, List.of(VALUE)));

    assertTrue(
        end.contains(
            "{'value':2000,'context':'Transaction.End',"
                + "'measurand':'Energy.Active.Import.Register','unitOfMeasure':{'unit':'Wh'}}"),
        end);
    assertFalse(
        text(new Ended(head, StopCause.POWER_LOSS, null, 2_000_000, List.of()))
            .contains("meterValue"));
  }

  @Test
  void whatWasWrittenWithoutConnectionSaysSo() {
    Occasion occasion = Occasion.of(TriggerReason.METER_VALUE_PERIODIC);

    assertEquals(
        "{'eventType':'Updated','timestamp':'2024-03-10T12:00:00Z',"
            + "'triggerReason':'MeterValuePeriodic','seqNo':3,'offline':true,"
            + "'transactionInfo':{'transactionId':'t1'},'evse':{'id':1,'connectorId':2}}",
        text(new Updated(head(3, true, occasion), null, List.of())));
  }

  @Test
  void valuesThatTheVersionHasNoNameForAreLeftOut() {
    var warm =
        new SampledValue(
            1, Measurand.TEMPERATURE, null, null, ReadingContext.SAMPLE_PERIODIC, null);
    Head head = head(1, false, Occasion.of(TriggerReason.METER_VALUE_PERIODIC));
    var record = new Updated(head, null, List.of(new MeterValue(NOON.time(), List.of(warm))));

    assertEquals(false, text(record).contains("meterValue"));
  }

  /** OCPP 2.0.1 part 2, 3.67. */
  @ParameterizedTest
  @CsvSource({
    "LOCAL, Local, StopAuthorized",
    "REMOTE, Remote, RemoteStop",
    "EV_DISCONNECTED, EVDisconnected, EVCommunicationLost",
    "DEAUTHORIZED, DeAuthorized, Deauthorized",
    "EMERGENCY_STOP, EmergencyStop, AbnormalCondition",
    "HARD_RESET, ImmediateReset, ResetCommand",
    "SOFT_RESET, ImmediateReset, ResetCommand",
    "POWER_LOSS, PowerLoss, AbnormalCondition",
    "UNLOCK_COMMAND, Other, UnlockCommand",
    "TIMEOUT, Timeout, EVConnectTimeout",
  })
  void theEndTellsWhyAndWhatOccasionedIt(StopCause cause, String reason, String trigger) {
    Head head = head(7, false, Occasion.of(cause.trigger()));
    boolean byItself = List.of("ImmediateReset", "PowerLoss").contains(reason);

    assertEquals(
        "{'eventType':'Ended','timestamp':'2024-03-10T12:00:00Z','triggerReason':'"
            + trigger
            + "','seqNo':7,'transactionInfo':{'transactionId':'t1','stoppedReason':'"
            + reason
            + "'},'evse':{'id':1,'connectorId':2}"
            + (byItself ? "}" : ",'idToken':{'idToken':'04E9','type':'ISO14443'}}"),
        text(new Ended(head, cause, TOKEN, 5, List.of())));
  }

  @ParameterizedTest
  @EnumSource
  void everyCauseHasAReason(StopCause cause) {
    Head head = head(7, false, Occasion.of(cause.trigger()));

    MessageCodec.check(TransactionEvents.report(due(new Ended(head, cause, null, 5, List.of()))));
  }

  private static List<Learned> answered(TransactionRecord record, String answer) {
    JsonNode result = JSON.readTree(answer.replace('\'', '"'));
    return TransactionEvents.answered(due(record), result);
  }

  private static Updated authorized(int seqNo) {
    Occasion occasion = Occasion.of(TriggerReason.AUTHORIZED);
    return new Updated(head(seqNo, false, occasion), TOKEN, List.of());
  }

  @Test
  void theAnswerTellsOfTheTokenThatWasCarriedAndOfTheCost() {
    var accepted = new Learned.TokenState(TOKEN, IdTokenInfo.of(AuthorizationStatus.ACCEPTED));

    assertEquals(
        List.of(accepted), answered(authorized(1), "{'idTokenInfo':{'status':'Accepted'}}"));
    assertEquals(
        List.of(new Learned.Cost(71, new BigDecimal("1.5"))),
        answered(authorized(1), "{'totalCost':1.5}"));
  }

  @Test
  void aTokenThatIsNotWelcomeEndsTheAuthorizationUnlessAllIsOverAnyway() {
    IdTokenInfo blocked = IdTokenInfo.of(AuthorizationStatus.BLOCKED);
    var state = new Learned.TokenState(TOKEN, blocked);
    Head head = head(7, false, Occasion.of(TriggerReason.STOP_AUTHORIZED));
    String answer = "{'idTokenInfo':{'status':'Blocked'}}";

    assertEquals(
        List.of(state, new Learned.Deauthorized(71, blocked)), answered(authorized(1), answer));
    assertEquals(
        List.of(state), answered(new Ended(head, StopCause.LOCAL, TOKEN, 5, List.of()), answer));
  }

  @Test
  void whatIsSaidOfNoTokenTeachesNothing() {
    Head head = head(2, false, Occasion.of(TriggerReason.METER_VALUE_PERIODIC));

    assertEquals(
        List.of(),
        answered(new Updated(head, null, List.of()), "{'idTokenInfo':{'status':'Blocked'}}"));
  }

  @Test
  void anAnswerThatIsNoneIsRefused() {
    assertThrows(
        MessageViolation.class,
        () -> answered(authorized(1), "{'idTagInfo':{'status':'Accepted'}}"));
  }

  private static Fact.RecordDue due(TransactionRecord record) {
    return new Fact.RecordDue(record, null, false, record.head().offline());
  }
}
