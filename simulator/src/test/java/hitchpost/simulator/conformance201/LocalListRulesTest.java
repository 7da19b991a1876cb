package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance201.Memory.VALID;
import static hitchpost.simulator.conformance201.Memory.asked;
import static hitchpost.simulator.conformance201.Memory.entry;
import static hitchpost.simulator.conformance201.Memory.info;
import static hitchpost.simulator.conformance201.Memory.listed;
import static hitchpost.simulator.conformance201.Memory.removed;
import static hitchpost.simulator.conformance201.Memory.sends;
import static hitchpost.simulator.conformance201.Told.token;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the local list holds after an update. Source: OCPP 2.0.1 part 2, D01 and D02. */
class LocalListRulesTest {
  private static final String ENTRIES = "LocalAuthListCtrlr";

  private static Scenario201 station() {
    return new Scenario201().with("TxCtrlr.EVConnectionTimeOut", "1").booted();
  }

  /** Whether the list lets the card in, so that nobody is asked. */
  private static void letsIn(Scenario201 s, String card) {
    s.driver.presents(card);
    s.passes(5);
  }

  private static void isUnknown(Scenario201 s, String card) {
    asked(s, card, info("Invalid"));
    s.passes(1);
  }

  private static int version(Scenario201 s) {
    return s.csms.sends("GetLocalListVersion", "{}").get("versionNumber").asInt();
  }

  private static String entries(Scenario201 s) {
    return s.gets(ENTRIES, "Entries");
  }

  @Test
  @Tag("D01.FR.01")
  @Tag("D01.FR.02")
  @Tag("D01.FR.12")
  @Tag("D01.FR.15")
  void aFullListTakesThePlaceOfTheOldOne() {
    var s = station();
    listed(s, 3, entry("OLD", VALID));
    letsIn(s, "OLD");
    listed(s, 2, entry("NEW", VALID), entry("OTHER", VALID));
    assertEquals(2, version(s));
    assertEquals("2", entries(s));
    letsIn(s, "NEW");
    isUnknown(s, "OLD");
  }

  @Test
  @Tag("D01.FR.04")
  void aFullListWithoutEntriesRemovesAll() {
    var s = station();
    listed(s, 3, entry("OLD", VALID));
    listed(s, 4);
    assertEquals(4, version(s));
    assertEquals("0", entries(s));
    isUnknown(s, "OLD");
  }

  @Test
  @Tag("D01.FR.05")
  void noChangesChangeOnlyTheVersion() {
    var s = station();
    listed(s, 3, entry("OLD", VALID));
    assertEquals("Accepted", sends(s, "Differential", 4));
    assertEquals(4, version(s));
    letsIn(s, "OLD");
  }

  @Test
  @Tag("D01.FR.16")
  @Tag("D01.FR.17")
  void changesAddUpdateAndRemove() {
    var s = station();
    listed(s, 1, entry("STAYS", VALID), entry("GOES", VALID), entry("CHANGES", info("Blocked")));
    assertEquals(
        "Accepted",
        sends(s, "Differential", 2, removed("GOES"), entry("CHANGES", VALID), entry("NEW", VALID)));
    assertEquals(2, version(s));
    assertEquals("3", entries(s));
    letsIn(s, "STAYS");
    letsIn(s, "CHANGES");
    letsIn(s, "NEW");
    isUnknown(s, "GOES");
  }

  @Test
  @Tag("D01.FR.19")
  void oldChangesAreRefusedAndChangeNothing() {
    var s = station();
    listed(s, 3, entry("OLD", VALID));
    assertEquals("VersionMismatch", sends(s, "Differential", 3, removed("OLD")));
    assertEquals(3, version(s));
    letsIn(s, "OLD");
  }

  @Test
  @Tag("D01.FR.09")
  void whatTheCsmsSaysOfAListedTokenDoesNotChangeTheList() {
    var s = station();
    listed(s, 1, entry("CARD", info("Blocked")));
    asked(s, "CARD", VALID);
    s.passes(5);
    s.driver.presents("CARD");
    s.csms.receives("Authorize", token("CARD"));
    s.passes(5);
    assertEquals("1", entries(s));
    assertEquals(1, version(s));
  }

  @Test
  @Tag("D02.FR.01")
  @Tag("D02.FR.02")
  @Tag("D02.FR.03")
  void theVersionIsZeroWhereThereIsNoList() {
    var s = station();
    assertEquals(0, version(s));
    listed(s, 7, entry("CARD", VALID));
    assertEquals(7, version(s));
    assertEquals("Accepted", s.sets("LocalAuthListCtrlr", "Enabled", "false"));
    assertEquals(0, version(s));
    assertEquals("Failed", sends(s, "Full", 8, entry("CARD", VALID)));
  }

  @Test
  void aListThatIsTooLongForOneMessageFails() {
    var s = station();
    String[] many =
        IntStream.range(0, 401).mapToObj(i -> entry("CARD-" + i, VALID)).toArray(String[]::new);
    assertEquals("400", s.gets("LocalAuthListCtrlr", "ItemsPerMessage"));
    assertEquals("Failed", sends(s, "Full", 1, many));
    assertEquals(0, version(s));
  }
}
