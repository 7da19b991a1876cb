package hitchpost.simulator.world;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.message.OcppAction;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.Evse;
import hitchpost.ocpp201.messages.CompositeScheduleType;
import hitchpost.simulator.csms.model.CsmsTransaction;
import hitchpost.station.file.OcppVersion;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A version of OCPP as the world uses it: how the operator says what he wants, and what frames of
 * the station mean. Everything that differs between versions is here.
 */
interface Language {
  OcppVersion version();

  /** The language of a version, at a station with these EVSEs. */
  static Language of(OcppVersion version, List<EvseSpec> evses) {
    return switch (version) {
      case V1_6 -> new Language16(evses);
      case V2_0_1 -> new Language201(evses);
    };
  }

  // What the operator may say.

  /** Places that requests name: the station, its parts, and at last one that there is not. */
  List<Evse> places();

  /** The same, where a place is one that charges a car. */
  List<Evse> chargers();

  /** What charges at a connector. */
  Evse charger(Evse connector);

  /** All places that have to be put in use so that everything is. */
  List<Evse> everything();

  /** Settings with values to try, as {@code id=value}. */
  List<String> settings();

  /** Texts that no CSMS should send. */
  List<String> nonsense();

  /** What may be triggered, by the newer of two ways or by the older. */
  List<String> topics(boolean newer);

  /** Whether a profile for a transaction must name it. */
  boolean mustNameTransactions();

  /** The message that says it. */
  Record request(Intent intent);

  /** The action that a message is the request of. */
  OcppAction action(Record request);

  // What the station answers.

  /** What became of a request, in a word; empty where the answer has none. */
  String status(Intent intent, JsonNode answer);

  /** The schedule that an answer tells, if it does. */
  Optional<CompositeScheduleType> composite(Intent.ReadComposite asked, JsonNode answer);

  int listVersion(JsonNode answer);

  /** Whether a list on which nobody stands has a version, as every other. */
  boolean emptyListHasVersion();

  /** What a station answers that keeps no list. */
  int versionOfNoList();

  /** The action with which the station tells what was triggered. */
  String told(Intent.Trigger triggered);

  /** The places whose availability a change is about, each by itself. */
  List<Evse> concerned(Intent.Availability change);

  /** Whether whoever changes availability means connectors, and nothing above them. */
  boolean oneTier();

  /** Whether a profile takes the place of others at its level of its stack. */
  boolean replacesRivals();

  /** Whether a request gets an answer, however it is meant, and no error. */
  boolean mustAnswer(Intent intent);

  /** Whether a station that was rejected answers calls at all. */
  boolean answersWhenRejected();

  // What the station tells.

  /** The places whose status is told, as the books of the CSMS have them. */
  List<Evse> reported();

  /** Whether a CALL tells a transaction record. */
  boolean tellsRecord(String action, String payload);

  /** Whether there is a message for a record. */
  boolean hasWordsFor(TransactionRecord record);

  /** Whether a CALL tells this record, and as it is. */
  boolean isAbout(TransactionRecord record, Deal deal, String action, String payload);

  /** What of a CALL must be the same when it is sent again. */
  String lasting(String payload);

  /** Whether a record is told as one of an offline time; empty where that is never told. */
  Optional<Boolean> offline(String payload);

  /** The record of the answer to the message of a record. */
  Class<? extends Record> answerTo(TransactionRecord record);

  /** The name that the CSMS gives a transaction, where it does and the answer tells it. */
  Optional<Integer> nameIn(JsonNode answer);

  /** Whether the CSMS names transactions, so that it has to hear of each begin. */
  boolean namesTransactions();

  // What the CSMS knows.

  /** Whether the CSMS knows this transaction of the station by its name. */
  boolean isNamed(CsmsTransaction transaction, Deal deal);

  /** What the CSMS calls a transaction, if it has a name for it. */
  Optional<String> reference(CsmsTransaction transaction);

  /** Whether the CSMS believes that a transaction takes place here. */
  boolean isAt(CsmsTransaction transaction, Evse connector);

  /** Whether a place is the one meant, or part of it; the station has no parts here. */
  static boolean covers(Evse meant, Evse place) {
    Integer connector = meant.connectorId();
    return meant.id() == place.id() && (connector == null || connector.equals(place.connectorId()));
  }

  /** The end of a station's transaction, in whatever version. */
  static boolean isEnd(String action, String payload) {
    return action.equals("StopTransaction")
        || action.equals("TransactionEvent") && payload.contains("\"eventType\":\"Ended\"");
  }
}
