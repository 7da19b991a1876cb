package hitchpost.simulator.field;

import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.Output;
import hitchpost.core.journal.Shelf;
import hitchpost.core.rpc.Password;
import hitchpost.core.rpc.Way;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords and security profiles that change. Source: OCPP 1.6 security whitepaper, A01, A05. */
class CredentialsTest {
  private static final String OLD = "00112233445566778899AABBCCDDEEFF";
  private static final String NEW = "4F43415F4F4354545F61646D696E5F74657374";
  private static final Predicate<Way> KNOWS_OLD = way -> shows(way, OLD);
  private static final Predicate<Way> KNOWS_NEW = way -> shows(way, NEW);

  private static boolean shows(Way way, String password) {
    return new Password(password).equals(way.password());
  }

  private static Scenario station(int profile) {
    var s =
        new Scenario()
            .reaching(new ConnectionProfile(1, "ws://csms", profile))
            .with("SecurityProfile", String.valueOf(profile))
            .with("AuthorizationKey", OLD);
    s.csms.answersByItself(true);
    s.on();
    s.passes(minutes(1));
    return s;
  }

  @Test
  void f48_s04_aNewPasswordIsUsedAtOnceAndKept() {
    var s = station(1);
    s.csms.admits(KNOWS_NEW);
    assertEquals("Accepted", sets(s, "AuthorizationKey", NEW));
    s.passes(seconds(5));
    assertTrue(s.csms.connected());
    assertEquals(2, s.csms.ways().size());
    s.grid.fails();
    s.grid.returns();
    s.passes(seconds(5));
    assertTrue(s.csms.connected());
    assertEquals(1, s.csms.heard("BootNotification").stream().skip(1).count());
  }

  @Test
  void f48_s04_aNewPasswordThatTheCsmsDoesNotKnowGivesWayToTheOldOne() {
    var s = station(1);
    s.csms.admits(KNOWS_OLD);
    assertEquals("Accepted", sets(s, "AuthorizationKey", NEW));
    s.passes(seconds(50));
    assertFalse(s.csms.connected());
    s.passes(seconds(30));
    assertTrue(s.csms.connected());
    s.csms.drop("to see what it shows");
    s.passes(minutes(1));
    assertTrue(shows(s.csms.ways().getLast(), OLD));
  }

  @Test
  void f48_neitherPasswordIsGivenUpWhileTheCsmsIsAway() {
    var s = station(1);
    s.csms.admits(way -> false);
    assertEquals("Accepted", sets(s, "AuthorizationKey", NEW));
    s.passes(Duration.ofHours(5));
    s.csms.admits(KNOWS_NEW);
    s.passes(Duration.ofHours(3));
    assertTrue(s.csms.connected());
  }

  @Test
  void f40_f48_takingTurnsDoesNotHammer() {
    var s = station(1);
    s.csms.admits(way -> false);
    sets(s, "AuthorizationKey", NEW);
    int before = s.csms.attempts().size();
    s.passes(Duration.ofHours(6));
    assertTrue(s.csms.attempts().size() - before < 6 * 60, "attempts " + s.csms.attempts().size());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      names = {"CUT_BEFORE_COMMIT", "CUT_AFTER_COMMIT"})
  void f48_aPowerCutWhileAPasswordChangesLocksNobodyOut(Fate fate) {
    for (Predicate<Way> knows : List.of(KNOWS_OLD, KNOWS_NEW)) {
      for (int cut = 1; cut <= 3; cut++) {
        var s = station(1);
        int at = cut;
        var seen = new int[1];
        s.watchedBy((input, outputs) -> concern(outputs) && ++seen[0] == at ? fate : go());
        s.csms.admits(knows);
        s.csms.calls(
            "ChangeConfiguration", "{\"key\":\"AuthorizationKey\",\"value\":\"" + NEW + "\"}");
        s.passes(minutes(3));
        if (!s.station().running()) {
          s.grid.returns();
          s.passes(minutes(20));
        }
        boolean lost = fate == Fate.CUT_BEFORE_COMMIT && cut == 1 && knows == KNOWS_NEW;
        assertEquals(!lost, s.csms.connected(), "cut " + cut + " " + fate);
      }
    }
  }

  private static Fate go() {
    return Fate.CARRY_OUT;
  }

  private static boolean concern(List<Output> outputs) {
    return outputs.stream()
        .anyMatch(o -> o instanceof Output.Persist p && p.change().shelf() == Shelf.ACCESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0011",
        "not hexadecimal at all, though long",
        "00112233445566778899AABBCCDDEEF"
      })
  void s03_onlySixteenToTwentyBytesArePasswords(String value) {
    var s = station(1);
    assertEquals("Rejected", sets(s, "AuthorizationKey", value));
    assertTrue(s.csms.connected());
  }

  @Test
  void s03_thePasswordIsNeverRead() {
    var s = station(1);
    var all = s.csms.sends("GetConfiguration", "{}").toString();
    var one = s.csms.sends("GetConfiguration", "{\"key\":[\"AuthorizationKey\"]}");
    assertFalse(all.contains(OLD), all);
    assertNull(one.get("configurationKey").get(0).get("value"));
    sets(s, "AuthorizationKey", NEW);
    s.passes(minutes(1));
    for (String frame : s.csms.frames()) {
      assertFalse(frame.contains(NEW), frame);
    }
    assertFalse(s.told(Fact.class).toString().contains(NEW));
  }

  @Test
  void s03_aPasswordThatNobodyAsksForChangesWithoutAWord() {
    var s = station(0);
    assertEquals("Accepted", sets(s, "AuthorizationKey", NEW));
    s.passes(minutes(1));
    assertEquals(1, s.csms.ways().size());
    assertEquals("Accepted", sets(s, "SecurityProfile", 1));
    s.passes(minutes(1));
    assertTrue(shows(s.csms.ways().getLast(), NEW));
    assertEquals("1", gets(s, "SecurityProfile"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "2", "3", "4", "-1", "", "one"})
  @Tag("A00.FR.001")
  void s01_s15_theSecurityProfileIsNotLoweredNorRaisedWithoutWhatItNeeds(String value) {
    var s = station(1);
    assertEquals("Rejected", sets(s, "SecurityProfile", value));
    s.passes(minutes(2));
    assertEquals(1, s.csms.ways().size());
  }

  @Test
  void s15_withoutPasswordThereIsNoProfileOne() {
    var s = new Scenario().reaching(new ConnectionProfile(1, "ws://csms", 0)).booted();
    assertEquals("Rejected", sets(s, "SecurityProfile", 1));
  }

  @Test
  void s15_aRaisedProfileThatDoesNotConnectIsGivenUp() {
    var s = station(0);
    s.csms.admits(way -> way.securityProfile() == 0);
    assertEquals("Accepted", sets(s, "SecurityProfile", 1));
    s.passes(minutes(3));
    assertTrue(s.csms.connected());
    assertEquals("0", gets(s, "SecurityProfile"));
    assertEquals("Accepted", sets(s, "SecurityProfile", 1));
  }

  @Test
  void i16_theJournalIsTheOnlyPlaceOfAPassword() {
    var s = station(1);
    var elsewhere = new ArrayList<String>();
    s.watchedBy((input, outputs) -> {
      outputs.stream()
          .filter(o -> !(o instanceof Output.Persist))
          .map(Object::toString)
          .filter(text -> text.contains(NEW))
          .forEach(elsewhere::add);
      return go();
    });
    sets(s, "AuthorizationKey", NEW);
    s.passes(minutes(1));
    assertEquals(List.of(), elsewhere);
  }
}
