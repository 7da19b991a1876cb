package hitchpost.core.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.Effects;
import hitchpost.core.Now;
import hitchpost.core.Registry;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.time.StationClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Source: OCPP 1.6 security whitepaper, A05; TC_083. */
class AccessTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final OwnCertificate NEW_ONE =
      new OwnCertificate("new", NOW.minusSeconds(60), NOW.plus(Duration.ofDays(90)));
  private static final RootCertificate ROOT =
      new RootCertificate("CN=root", NOW.plus(Duration.ofDays(900)));

  private final Settings settings = new Settings(settings());
  private final Access access =
      new Access(
          SecurityConfig.of(
              List.of(
                  new ConnectionProfile(1, "ws://csms/1", 1),
                  new ConnectionProfile(3, "wss://csms/3", 3))),
          settings);
  private final Effects fx;

  AccessTest() {
    var now = new Now(NOW, 0);
    var clock = new StationClock(NOW.minus(Duration.ofDays(1)), 1, now);
    clock.sync(now, NOW);
    fx = new Effects(now, clock);
  }

  private static List<Setting<?>> settings() {
    var settings = new ArrayList<Setting<?>>(Registry.of(List.of(), List.of()));
    settings.replaceAll(setting ->
        setting.id().equals(SecuritySettings.SECURITY_PROFILE.id())
            ? SecuritySettings.SECURITY_PROFILE.withFactory(1)
            : setting);
    return settings;
  }

  private Settings.Written raise() {
    return access.write(fx, SecuritySettings.SECURITY_PROFILE.id(), "3");
  }

  @Test
  void withoutACertificateThereIsNoProfileThree() {
    access.holds(fx, new Holdings(List.of(ROOT), false, List.of(), null));
    assertEquals(Settings.Written.REJECTED, raise());
  }

  /** The CSMS may raise the profile as soon as it knows that its certificate was taken. */
  @Test
  void aCertificateThatIsJustBeingAdoptedIsThereAlready() {
    access.holds(fx, new Holdings(List.of(ROOT), false, List.of(), NEW_ONE));
    assertEquals(Settings.Written.ACCEPTED, raise());
    var way = access.ways(fx).getFirst();
    assertEquals(3, way.securityProfile());
    assertEquals("new", way.certificate());
  }
}
