package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.ocpp16.messages.Action;
import hitchpost.simulator.csms.model.Behaviour;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.simulator.csms.model.Policy;
import hitchpost.simulator.csms.model.Tokens;
import hitchpost.simulator.csms.model.TransactionIds;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OrderParserTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00.5Z");

  private static Order parse(String line) {
    return OrderParser.parse(line).orElseThrow();
  }

  /** What is sent when the station speaks this version. */
  private static Call sent(String line, OcppVersion version) {
    return ((Order.Send) parse(line)).words().in(version, NEW_YEAR);
  }

  private static Call sent(String line) {
    return sent(line, OcppVersion.V1_6);
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          send CP1 Reset type=Soft | RESET | {'type':'Soft'}
          send CP1 reset type=Soft | RESET | {'type':'Soft'}
          send CP1 ClearCache | CLEAR_CACHE | {}
          send CP1 RemoteStartTransaction connectorId=1 idTag=04A2 | REMOTE_START_TRANSACTION \
              | {'connectorId':1,'idTag':'04A2'}
          send CP1 RemoteStartTransaction idTag=123456 | REMOTE_START_TRANSACTION \
              | {'idTag':'123456'}
          send CP1 RemoteStopTransaction transactionId=-1 | REMOTE_STOP_TRANSACTION \
              | {'transactionId':-1}
          send CP1 GetConfiguration key=A,B | GET_CONFIGURATION | {'key':['A','B']}
          send CP1 ChangeConfiguration key=X "value=a b" | CHANGE_CONFIGURATION \
              | {'key':'X','value':'a b'}
          send CP1 Reset {"type": "Hard"} | RESET | {'type':'Hard'}
          send CP1 RemoteStartTransaction idTag=A chargingProfile.chargingProfileId=7 \
              | REMOTE_START_TRANSACTION | {'idTag':'A','chargingProfile':{'chargingProfileId':7}}
          send CP1 ReserveNow connectorId=one | RESERVE_NOW | {'connectorId':'one'}
          """)
  void requestIsMadeOfWordsOrJson(String line, Action action, String payload) {
    assertEquals("CP1", ((Order.Send) parse(line)).stationId());
    assertEquals(new Call(action, json(payload)), sent(line));
  }

  @Test
  void rawRequestAndTextAreTakenAsTheyAre() {
    assertEquals(
        new Order.SendAsIs("CP1", "Foo", json("{'a':[1]}")), parse("raw CP1 Foo {\"a\":[1]}"));
    assertEquals(new Order.SendText("CP1", "[2,  \"a"), parse("text CP1 [2,  \"a"));
  }

  @Test
  void aLimitIsAProfileOfItsOwn() {
    String profile =
        """
        {'connectorId':%d,'csChargingProfiles':{'chargingProfileId':%d,'stackLevel':0,
        'chargingProfilePurpose':'%s','chargingProfileKind':'Absolute','chargingSchedule':
        {'chargingRateUnit':'%s','chargingSchedulePeriod':[{'startPeriod':0,'limit':%s}]}}}\
        """;
    JsonNode connector = json(profile.formatted(2, 900_002, "TxDefaultProfile", "A", "7.5"));
    JsonNode station = json(profile.formatted(0, 900_000, "ChargePointMaxProfile", "W", "11000"));
    Call two = sent("limit CP1 2 7.5A");
    assertEquals(Action.SET_CHARGING_PROFILE, two.action());
    assertEquals(connector.toString(), two.payload().toString());
    assertEquals(station.toString(), sent("limit CP1 0 11000W").payload().toString());
    assertEquals(
        new Call(Action.CLEAR_CHARGING_PROFILE, json("{'id':900002}")), sent("limit CP1 2 off"));
  }

  @Test
  void aReservationCountsFromWhenItIsSent() {
    assertEquals(
        new Call(
            Action.RESERVE_NOW,
            json(
                "{'connectorId':1,'expiryDate':'2027-01-01T00:30:00Z','idTag':'04A2',"
                    + "'reservationId':7,'parentIdTag':'FAMILY'}")),
        sent("reserve CP1 1 04A2 30m parent=FAMILY id=7"));
    assertEquals(
        json(
            "{'connectorId':0,'expiryDate':'2027-01-01T01:00:00Z','idTag':'04A2',"
                + "'reservationId':1}"),
        sent("reserve CP1 0 04A2 1h").payload());
  }

  @Test
  void aListIsMadeOfTokens() {
    assertEquals(
        new Call(
            Action.SEND_LOCAL_LIST,
            json(
                "{'listVersion':4,'updateType':'Differential','localAuthorizationList':["
                    + "{'idTag':'A','idTagInfo':{'status':'Accepted'}},"
                    + "{'idTag':'B','idTagInfo':{'status':'Blocked'}},{'idTag':'C'}]}")),
        sent("list CP1 changes 4 A B=blocked C=gone"));
    assertEquals(
        new Call(
            Action.SEND_LOCAL_LIST,
            json("{'listVersion':1,'updateType':'Full','localAuthorizationList':[]}")),
        sent("list CP1 full 1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          send CP1 Reset type=OnIdle evseId=1 | Reset | {'type':'OnIdle','evseId':1}
          send CP1 GetBaseReport requestId=1 reportBase=FullInventory | GetBaseReport \
              | {'requestId':1,'reportBase':'FullInventory'}
          start CP1 1 04A2 | RequestStartTransaction \
              | {'remoteStartId':1,'idToken':{'idToken':'04A2','type':'ISO14443'},'evseId':1}
          start CP1 0 X type=central id=7 | RequestStartTransaction \
              | {'remoteStartId':7,'idToken':{'idToken':'X','type':'Central'}}
          stop CP1 3fa8-1 | RequestStopTransaction | {'transactionId':'3fa8-1'}
          unlock CP1 1.2 | UnlockConnector | {'evseId':1,'connectorId':2}
          trigger CP1 StatusNotification 1.1 | TriggerMessage \
              | {'requestedMessage':'StatusNotification','evse':{'id':1,'connectorId':1}}
          availability CP1 0 inoperative | ChangeAvailability \
              | {'operationalStatus':'Inoperative'}
          get CP1 EVSE#1.Power/maxset OCPPCommCtrlr.HeartbeatInterval | GetVariables \
              | {'getVariableData':[{'component':{'name':'EVSE','evse':{'id':1}},\
              'variable':{'name':'Power'},'attributeType':'MaxSet'},\
              {'component':{'name':'OCPPCommCtrlr'},'variable':{'name':'HeartbeatInterval'}}]}
          set CP1 Connector[a]#1.2.Available[b] true | SetVariables \
              | {'setVariableData':[{'component':{'name':'Connector','instance':'a',\
              'evse':{'id':1,'connectorId':2}},'variable':{'name':'Available','instance':'b'},\
              'attributeValue':'true'}]}
          network CP1 2 wss://example.org profile=2 | SetNetworkProfile \
              | {'configurationSlot':2,'connectionData':{'ocppVersion':'OCPP20',\
              'ocppTransport':'JSON','ocppCsmsUrl':'wss://example.org','messageTimeout':30,\
              'securityProfile':2,'ocppInterface':'Wired0'}}
          limit CP1 1 off | ClearChargingProfile | {'chargingProfileId':900001}
          reserve CP1 1 04A2 30m parent=FAMILY | ReserveNow \
              | {'id':1,'expiryDateTime':'2027-01-01T00:30:00Z',\
              'idToken':{'idToken':'04A2','type':'ISO14443'},'evseId':1,\
              'groupIdToken':{'idToken':'FAMILY','type':'Central'}}
          list CP1 changes 4 A=nocredit B=gone | SendLocalList \
              | {'versionNumber':4,'updateType':'Differential','localAuthorizationList':[\
              {'idToken':{'idToken':'A','type':'ISO14443'},'idTokenInfo':{'status':'NoCredit'}},\
              {'idToken':{'idToken':'B','type':'ISO14443'}}]}
          data CP1 com.example Hello {"a":1} | DataTransfer \
              | {'vendorId':'com.example','messageId':'Hello','data':{'a':1}}
          """)
  void sameWordsSpeakTheVersionOfTheStation(String line, String action, String payload) {
    Call call = sent(line, OcppVersion.V2_0_1);
    assertEquals(action, call.action().wire());
    assertEquals(json(payload), call.payload());
    MessageCodec.decode(call.payload(), call.action().request());
  }

  @Test
  void aLimitIsAProfileOfItsOwnInTheOtherVersionToo() {
    Call limit = sent("limit CP1 0 11000W", OcppVersion.V2_0_1);
    MessageCodec.decode(limit.payload(), limit.action().request());
    assertEquals(
        "ChargingStationMaxProfile",
        limit.payload().at("/chargingProfile/chargingProfilePurpose").asString());
    assertEquals(
        "2027-01-01T00:00:00Z",
        limit.payload().at("/chargingProfile/chargingSchedule/0/startSchedule").asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          start CP1 1 04A2 | RemoteStartTransaction | {'connectorId':1,'idTag':'04A2'}
          stop CP1 17 | RemoteStopTransaction | {'transactionId':17}
          unlock CP1 1 | UnlockConnector | {'connectorId':1}
          trigger CP1 Heartbeat | TriggerMessage | {'requestedMessage':'Heartbeat'}
          availability CP1 1 operative | ChangeAvailability | {'connectorId':1,'type':'Operative'}
          get CP1 | GetConfiguration | {}
          get CP1 A B | GetConfiguration | {'key':['A','B']}
          set CP1 HeartbeatInterval 60 | ChangeConfiguration \
              | {'key':'HeartbeatInterval','value':'60'}
          """,
      quoteCharacter = '`')
  void operatorsNeedFewWordsIn16Too(String line, String action, String payload) {
    Call call = sent(line);
    assertEquals(action, call.action().wire());
    assertEquals(json(payload), call.payload());
    MessageCodec.decode(call.payload(), call.action().request());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          send CP1 GetVariables {"getVariableData":[]} | V1_6 | OCPP 1.6 has no action GetVariables
          send CP1 ChangeConfiguration key=A value=B | V2_0_1 | OCPP 2.0.1 has no action
          send CP1 Reset evseId=1 | V1_6 | has no field 'evseId'
          network CP1 1 ws://a | V1_6 | no network profiles
          stop CP1 abc | V1_6 | has a number
          unlock CP1 1.2 | V1_6 | without EVSEs
          get CP1 | V2_0_1 | which variable
          get CP1 HeartbeatInterval | V2_0_1 | no variable like
          """)
  void whatAVersionDoesNotHaveIsSaidWhenItIsSent(String line, OcppVersion version, String reason) {
    CallImpossible impossible = assertThrows(CallImpossible.class, () -> sent(line, version));
    assertTrue(impossible.reason().contains(reason), impossible.reason());
  }

  @Test
  void behaviourHasItsDetails() {
    assertEquals(answer(new Behaviour.Late(Duration.ofSeconds(5))), parse(a("late 5s")));
    assertEquals(answer(new Behaviour.Late(Duration.ofMillis(1500))), parse(a("late 1.5s")));
    assertEquals(answer(new Behaviour.Never()), parse(a("never")));
    assertEquals(answer(new Behaviour.Ignore()), parse(a("ignore")));
    assertEquals(answer(new Behaviour.Normal()), parse(a("normal")));
    assertEquals(answer(new Behaviour.Twice()), parse(a("twice")));
    assertEquals(answer(new Behaviour.WrongId()), parse(a("wrong-id")));
    assertEquals(answer(new Behaviour.Close(1011)), parse(a("close")));
    assertEquals(answer(new Behaviour.Close(4000)), parse(a("close 4000")));
    assertEquals(answer(new Behaviour.Garbage(Optional.empty())), parse(a("garbage")));
    assertEquals(answer(new Behaviour.Garbage(Optional.of("x y"))), parse(a("garbage \"x y\"")));
    assertEquals(
        answer(new Behaviour.Refuse("InternalError", "no luck")),
        parse(a("error InternalError no luck")));
    assertEquals(answer(new Behaviour.Payload(json("{'a':1}"))), parse(a("payload {\"a\":1}")));
    assertEquals(
        new Order.SetAnswer(Optional.of("CP1"), Action.HEARTBEAT, new Behaviour.Never(), 3),
        parse("answer Heartbeat on CP1 x3 never"));
  }

  private static String a(String how) {
    return "answer StartTransaction " + how;
  }

  private static Order answer(Behaviour behaviour) {
    return new Order.SetAnswer(Optional.empty(), Action.START_TRANSACTION, behaviour, 0);
  }

  @Test
  void tokenHasStatusGroupAndExpiry() {
    var token =
        new Tokens.Token(
            "04A2", AuthorizationStatus.BLOCKED, Optional.of("GROUP"), Optional.empty());
    assertEquals(
        new Order.SetToken(token, Optional.of(Duration.ofHours(1))),
        parse("token 04A2 blocked parent=GROUP expires=1h"));
    assertEquals(new Order.ForgetToken("04A2"), parse("token 04A2 forget"));
  }

  @Test
  void settingsChangeThePolicy() {
    Policy policy = new Policy();
    for (String line :
        List.of(
            "set interval -5",
            "set unknown-tokens invalid",
            "set transaction-ids zero",
            "set deduplicate off",
            "set concurrent-tx on",
            "set validate off",
            "set call-timeout 500ms")) {
      assertInstanceOf(Order.Change.class, parse(line)).change().accept(policy);
    }
    assertEquals(-5, policy.intervalSeconds());
    assertEquals(AuthorizationStatus.INVALID, policy.unknownTokens());
    assertEquals(TransactionIds.ZERO, policy.transactionIds());
    assertEquals(Duration.ofMillis(500), policy.callTimeout());
    assertTrue(policy.concurrentTx() && !policy.deduplicate() && !policy.validate());
  }

  @Test
  void checksHaveConditionsAndPatience() {
    var charging = List.of(new Order.Condition("status", "Charging"));
    assertEquals(
        new Order.WaitForCall("CP1", Action.STATUS_NOTIFICATION, charging, Duration.ofSeconds(9)),
        parse("wait CP1 StatusNotification status=Charging 9s"));
    assertEquals(
        new Order.ExpectCall("CP1", Action.AUTHORIZE, List.of(), Duration.ofSeconds(30)),
        parse("expect CP1 Authorize"));
    assertEquals(
        new Order.WaitForLink("CP1", false, Duration.ofMinutes(1)),
        parse("wait CP1 disconnected 1m"));
    assertEquals(
        new Order.ExpectAnswer(List.of(new Order.Condition("status", "Accepted"))),
        parse("expect answer status=Accepted"));
    assertEquals(new Order.ExpectCount(Order.Count.VIOLATIONS, 0), parse("expect violations 0"));
  }

  @Test
  void theRestIsUnderstoodToo() {
    assertEquals(
        new Order.Register(Optional.empty(), RegistrationStatus.PENDING),
        parse("registration * pending"));
    assertEquals(new Order.CloseLink("CP1", 1000), parse("close CP1"));
    assertEquals(new Order.Sleep(Duration.ofMillis(200)), parse("sleep 200ms"));
    assertEquals(new Order.Echo("a  \"b"), parse("echo a  \"b"));
    assertEquals(new Order.ListTransactions(Optional.of("CP1")), parse("tx CP1"));
    assertEquals(new Order.ListMessages("CP 1", 5), parse("messages \"CP 1\" 5"));
    assertEquals(Optional.empty(), OrderParser.parse("  # comment"));
    assertEquals(Optional.empty(), OrderParser.parse(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sned CP1 Reset | no order 'sned'
          send CP1 Restart | no action 'Restart'
          send CP1 Heartbeat | except with raw
          send CP1 Reset Type=Soft | no field 'Type'
          send CP1 Reset soft | FIELD=VALUE
          send CP1 Reset {"type":} | no JSON
          send CP1 Reset type=Soft {"type":"Soft"} | not both
          send CP1 Reset "type=Soft | quotation mark
          send | a station is missing
          limit CP1 | a connector is missing
          limit CP1 1 10kW | a limit like 10A
          reserve CP1 1 04A2 | a duration like 30m
          reserve CP1 1 04A2 30m id=x | no id of a reservation
          list CP1 half 1 | full, or has changes
          update CP1 | a file of the folder
          update CP1 a.bin in=soon | no time like
          update CP1 a.bin retries=x | no number of retries
          update CP1 a.bin unsigned install=1h | only a signed update
          log CP1 everything | diagnostics or security
          diagnostics CP1 later | one word too many
          list CP1 full A | a version is missing
          list CP1 full 1 A=lost | 'lost' is none of Accepted
          answer Heartbeat late | how late
          answer Heartbeat oddly | 'oddly' is none of normal, late
          answer Heartbeat error | an error code
          token 04A2 lost | 'lost' is none of Accepted
          set speed 5 | nothing called 'speed'
          set deduplicate maybe | neither on nor off
          set interval soon | no whole number
          wait CP1 Authorize soon | one word too many
          sleep long | a time like 5s
          stations {"a":1} | JSON has no place
          """)
  void mistakeIsExplained(String line, String reason) {
    OrderException mistake = assertThrows(OrderException.class, () -> OrderParser.parse(line));
    assertTrue(mistake.reason().contains(reason), mistake.reason());
  }

  @Test
  void conditionLooksIntoPayloads() {
    JsonNode payload = json("{'a':{'b':[{'c':1},{'c':'x'}]},'d':true}");
    assertTrue(new Order.Condition("a.b[0].c", "1").holds(payload));
    assertTrue(new Order.Condition("a.b[1].c", "x").holds(payload));
    assertTrue(new Order.Condition("d", "true").holds(payload));
    assertTrue(!new Order.Condition("a.b[2].c", "1").holds(payload));
    assertTrue(!new Order.Condition("d", "false").holds(payload));
  }
}
