package hitchpost.core.smartcharging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Ask;
import hitchpost.core.Effects;
import hitchpost.core.Now;
import hitchpost.core.Output;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.Evses;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.SmartChargingSettings;
import hitchpost.core.time.StationClock;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.Evse;
import hitchpost.core.types.OperationMode;
import hitchpost.core.types.PerPhase;
import hitchpost.core.types.RecurrencyKind;
import hitchpost.core.types.StatusInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which profiles are taken where two versions differ. Source: OCPP 2.0.1 part 2, K01 and K10. */
class AcceptanceTest {
  private static final Instant NOW = Instant.parse("2027-01-04T10:00:00Z");
  private static final String ACCEPTED = "accepted";

  private final Now now = new Now(NOW, 0);
  private final Effects fx = new Effects(now, new StationClock(NOW.minusSeconds(1), 1, now));
  private final ProfileStore store = new ProfileStore();
  private final Acceptance acceptance =
      new Acceptance(new Settings(SmartChargingSettings.ALL), new Evses(evses()), store);

  private static List<EvseSpec> evses() {
    List<EvseSpec> specs = new ArrayList<>();
    for (int id = 1; id <= 2; id++) {
      var connector = new EvseSpec.ConnectorSpec(1, "cType2", true);
      specs.add(new EvseSpec(id, 3, 32_000, 230, List.of(connector)));
    }
    return specs;
  }

  /** Sets a profile as OCPP 2.0.1 does; the reason of a refusal, or accepted. */
  private String sets(int evse, Profiles profile) {
    var ask = new Ask.SetChargingProfile(Evse.of(evse), profile.profile(), false);
    return acceptance.install(fx, ask, null).map(StatusInfo::reasonCode).orElse(ACCEPTED);
  }

  private static Profiles flat(Profiles profile) {
    return profile.period(0, "10");
  }

  private List<Integer> installed() {
    return store.layers().stream().map(l -> l.source().profile().id()).toList();
  }

  @Test
  void aStackLevelIsNotTakenTwiceForOneTime() {
    assertEquals(ACCEPTED, sets(1, flat(Profiles.txDefault().id(1))));
    assertEquals("DuplicateProfile", sets(1, flat(Profiles.txDefault().id(2))));
    assertEquals(ACCEPTED, sets(1, flat(Profiles.txDefault().id(1))), "the same once more");
    assertEquals(ACCEPTED, sets(2, flat(Profiles.txDefault().id(3))), "another EVSE");
    assertEquals(List.of(1, 3), installed());
  }

  @Test
  void oneLevelMayHaveProfilesForDifferentTimes() {
    assertEquals(ACCEPTED, sets(1, flat(Profiles.txDefault().id(1).valid(null, NOW))));
    assertEquals(ACCEPTED, sets(1, flat(Profiles.txDefault().id(2).valid(NOW, null))));
    assertEquals(List.of(1, 2), installed());
  }

  @Test
  void aDefaultForAllAndOneForAnEvseDoNotShareALevel() {
    assertEquals(ACCEPTED, sets(0, flat(Profiles.txDefault().id(1))));
    assertEquals("DuplicateProfile", sets(2, flat(Profiles.txDefault().id(2))), "K01.FR.53");
    assertEquals(ACCEPTED, sets(2, flat(Profiles.txDefault().id(3).level(1))));
    assertEquals("DuplicateProfile", sets(0, flat(Profiles.txDefault().id(4).level(1))));
  }

  @Test
  void ofTheProfileOfAnEvseAndThatOfItsConnectorTheLaterCounts() {
    var connector = new Evse(1, 1);
    assertEquals(ACCEPTED, sets(1, flat(Profiles.txDefault().id(1))));
    assertEquals(ACCEPTED, setsAnyhow(connector, flat(Profiles.txDefault().id(2).level(1))));
    assertEquals(List.of(1, 2), installed(), "of another level");
    assertEquals(ACCEPTED, setsAnyhow(connector, flat(Profiles.txDefault().id(3))));
    assertEquals(List.of(2, 3), installed());
    assertEquals(ACCEPTED, sets(1, flat(Profiles.txDefault().id(4).level(1))));
    assertEquals(List.of(3, 4), installed());
  }

  /** Sets a profile as OCPP 1.6 does. */
  private String setsAnyhow(Evse connector, Profiles profile) {
    var ask = new Ask.SetChargingProfile(connector, profile.profile(), true);
    return acceptance.install(fx, ask, null).map(StatusInfo::reasonCode).orElse(ACCEPTED);
  }

  @Test
  void externalConstraintsAreNotTheCsmsTo() {
    var purpose = ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
    assertEquals("InvalidProfile", sets(0, flat(Profiles.max().purpose(purpose))));
    ChargingProfile external = flat(Profiles.max().purpose(purpose).id(7)).profile();
    store.install(fx, new InstalledProfile(Evse.of(0), external, NOW, null));
    assertEquals("DuplicateProfile", sets(0, flat(Profiles.max().id(7))), "K01.FR.05");
    var all = new Ask.ClearChargingProfiles(null, null, null, null);
    var one = new Ask.ClearChargingProfiles(7, null, null, null);
    assertEquals(0, store.removeIf(fx, layer -> acceptance.clears(all, layer)), "K10.FR.04");
    assertEquals(0, store.removeIf(fx, layer -> acceptance.clears(one, layer)), "K10.FR.09");
  }

  @Test
  void anEvseIsClearedWithAllItsConnectors() {
    var onConnector = flat(Profiles.txDefault().id(1)).profile();
    store.install(fx, new InstalledProfile(new Evse(1, 1), onConnector, NOW, null));
    var evse = new Ask.ClearChargingProfiles(null, Evse.of(1), null, null);
    assertEquals(1, store.removeIf(fx, layer -> acceptance.clears(evse, layer)));
  }

  @Test
  void theOnlyConnectorOfAnEvseIsClearedWithTheProfilesOfTheEvse() {
    assertEquals(ACCEPTED, sets(1, flat(Profiles.txDefault().id(1))));
    assertEquals(ACCEPTED, sets(2, flat(Profiles.txDefault().id(2))));
    var connector = new Ask.ClearChargingProfiles(null, new Evse(1, 1), null, null);
    assertEquals(1, store.removeIf(fx, layer -> acceptance.clears(connector, layer)));
    assertEquals(List.of(2), installed());
  }

  @Test
  void whatTheStationCannotFollowIsRefused() {
    assertEquals("TxNotFound", sets(1, flat(Profiles.tx())));
    assertEquals("InvalidStackLevel", sets(1, flat(Profiles.txDefault().level(100))));
    assertEquals("InvalidSchedule", sets(1, flat(Profiles.txDefault()).lasts(Duration.ZERO)));
    assertEquals("InvalidSchedule", sets(1, Profiles.txDefault().period(odd(null, null))));
    var setpoint = PerPhase.of(BigDecimal.TEN);
    assertEquals("InvalidSchedule", sets(1, Profiles.txDefault().period(odd(setpoint, setpoint))));
    var split = new PerPhase(BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE);
    assertEquals("InvalidSchedule", sets(1, Profiles.txDefault().period(odd(split, null))));
    assertEquals(
        "InvalidProfile", sets(1, flat(Profiles.txDefault().recurring(RecurrencyKind.DAILY))));
  }

  private static ChargingSchedulePeriod odd(PerPhase limit, PerPhase setpoint) {
    return new ChargingSchedulePeriod(
        Duration.ZERO,
        limit,
        null,
        null,
        null,
        setpoint,
        null,
        false,
        false,
        null,
        OperationMode.CHARGING_ONLY,
        List.of(),
        List.of(),
        null);
  }

  @Test
  void whatIsInstalledComesBackFromTheJournal() {
    var profile =
        Profiles.txDefault()
            .id(-3)
            .level(2)
            .valid(NOW, NOW.plusSeconds(60))
            .recurring(RecurrencyKind.WEEKLY)
            .starts(NOW)
            .lasts(Duration.ofHours(2))
            .minChargingRate("6.5")
            .period(0, "16.3", 3)
            .period(60, "0");
    assertEquals(ACCEPTED, sets(2, profile));
    var journal = Snapshot.empty();
    for (Output output : fx.outputs()) {
      if (output instanceof Output.Persist persist) {
        journal.apply(persist.change());
      }
    }
    var restored = new ProfileStore();
    restored.restore(journal);
    assertTrue(restored.find(-3).isPresent());
    assertEquals(
        new InstalledProfile(Evse.of(2), profile.profile(), NOW, null),
        restored.find(-3).orElseThrow().source());
  }
}
