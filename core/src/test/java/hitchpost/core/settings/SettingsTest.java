package hitchpost.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Effects;
import hitchpost.core.Now;
import hitchpost.core.Output;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.Setting.Access;
import hitchpost.core.settings.Settings.Written;
import hitchpost.core.time.StationClock;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.Evse;
import hitchpost.core.types.Variable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Setting<Integer> AT_ONCE =
      new Setting<>("TxCtrlr", "Tries", null, Codec.integer(0, 9), Access.READ_WRITE, 1);
  private static final Setting<Integer> LATER =
      new Setting<>("OCPPCommCtrlr", "Slot", null, Codec.integer(0, 9), Access.READ_WRITE, 1)
          .afterReboot();
  private static final Setting<Boolean> HIDDEN =
      new Setting<>("TxCtrlr", "Secretly", null, Codec.bool(), Access.HIDDEN, true);

  private final Now now = new Now(Instant.parse("2026-01-01T00:00:00Z"), 0);
  private final Effects fx = new Effects(now, new StationClock(now.wall(), 1, now));
  private final Settings settings = settings();

  private static Settings settings() {
    return new Settings(List.of(AT_ONCE, LATER, HIDDEN));
  }

  /** The settings of the next life. */
  private Settings restarted() {
    var journal = Snapshot.empty();
    for (Output output : fx.outputs()) {
      if (output instanceof Output.Persist persist) {
        journal.apply(persist.change());
      }
    }
    var restored = settings();
    restored.restore(journal);
    return restored;
  }

  @Test
  void aValueIsInForceAtOnceAndAfterARestart() {
    assertEquals(Written.ACCEPTED, settings.write(fx, "TxCtrlr.Tries", "3"));

    assertEquals(3, settings.get(AT_ONCE));
    assertEquals(3, restarted().get(AT_ONCE));
  }

  @Test
  void aSettingThatNeedsARebootShowsWhatWasWrittenAndKeepsWhatIsInForce() {
    assertEquals(Written.REBOOT_REQUIRED, settings.write(fx, LATER.id(), "3"));

    assertEquals("3", settings.text(LATER));
    assertEquals(1, settings.get(LATER));
    assertEquals(3, restarted().get(LATER));
  }

  @Test
  void beforeTheRebootItCanBeWrittenBackToWhatItWas() {
    settings.write(fx, LATER.id(), "3");
    settings.write(fx, LATER.id(), "1");

    assertEquals("1", settings.text(LATER));
    assertEquals(1, restarted().get(LATER));
  }

  @Test
  void equalWritesDoNotWearTheFlash() {
    settings.write(fx, LATER.id(), "3");
    int before = fx.outputs().size();

    settings.write(fx, LATER.id(), "3");
    settings.write(fx, AT_ONCE.id(), "1");

    assertEquals(before, fx.outputs().size());
  }

  @Test
  void nobodyFindsOrWritesAHiddenSetting() {
    assertTrue(settings.find(HIDDEN.id()).isEmpty());
    assertEquals(Written.UNKNOWN, settings.write(fx, HIDDEN.id(), "false"));
    assertTrue(settings.get(HIDDEN));
  }

  @Test
  void theIdSaysWhereAValueStands() {
    assertEquals("TxCtrlr.Tries", AT_ONCE.id());
    var elsewhere =
        new Setting<>(
            new Component("EVSE", "left", new Evse(1, 2)),
            new Variable("Power", "peak"),
            AttributeEnum.MAX_SET,
            Codec.text(10),
            Access.READ_ONLY,
            "");
    assertEquals("EVSE[left]#1.2.Power[peak]/MaxSet", elsewhere.id());
  }
}
