package hitchpost.simulator.world;

import hitchpost.core.Fact;
import hitchpost.core.Input;
import hitchpost.core.Output;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.journal.Change;
import hitchpost.core.journal.Shelf;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.types.SecurityEventType;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Security: the profile never falls and no password leaves the station (I16); what happened is in
 * the security log, and the CSMS hears of what is critical in order, through restarts (I17).
 */
final class SecurityAudit {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Sight sight;
  private final Tally tally;
  private final TreeMap<Long, JsonNode> waiting = new TreeMap<>();
  private final Set<String> passwords = new HashSet<>();
  private int highestProfile;

  SecurityAudit(Sight sight, Tally tally) {
    this.sight = sight;
    this.tally = tally;
  }

  /** A password was given to the station. */
  void secret(String password) {
    passwords.add(password);
  }

  /** Judges a durable step. */
  void committed(
      @Nullable Input input, CallAudit.@Nullable Answered answered, List<Output> outputs) {
    int profile = sight.setting(SecuritySettings.SECURITY_PROFILE);
    if (profile < highestProfile) {
      throw new Broken("I16", "security profile " + profile + " after " + highestProfile);
    }
    highestProfile = profile;
    if (!concerns(input) && !concernSecurity(outputs)) {
      return;
    }
    Set<SecurityEventType> logged = EnumSet.noneOf(SecurityEventType.class);
    for (Output output : outputs) {
      if (output instanceof Output.Persist(Change change)) {
        switch (change) {
          case Change.Put put when put.shelf() == Shelf.SECURITY_LOG ->
              logged.add(type(JSON.readTree(put.json())));
          case Change.Put put when put.shelf() == Shelf.SECURITY_EVENT ->
              waiting.put(Long.valueOf(put.key()), JSON.readTree(put.json()).get("event"));
          case Change.Delete gone when gone.shelf() == Shelf.SECURITY_EVENT ->
              heard(Long.parseLong(gone.key()), answered, outputs);
          default -> {}
        }
      }
    }
    allLogged(input, logged);
    allKept(profile, logged, outputs);
  }

  /** Whether something has to be logged. */
  private static boolean concerns(@Nullable Input input) {
    return input == null
        || input instanceof Input.Hardware(HardwareEvent.TamperChanged tamper)
        || input instanceof Input.Maintenance;
  }

  private static boolean concernSecurity(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Persist(Change change)
          && (change.shelf() == Shelf.SECURITY_LOG || change.shelf() == Shelf.SECURITY_EVENT)) {
        return true;
      }
    }
    return false;
  }

  private static SecurityEventType type(JsonNode entry) {
    return SecurityEventType.valueOf(entry.get("event").get("type").stringValue());
  }

  private static void allLogged(@Nullable Input input, Set<SecurityEventType> logged) {
    if (input == null) {
      boolean start =
          logged.contains(SecurityEventType.STARTUP_OF_THE_DEVICE)
              || logged.contains(SecurityEventType.RESET_OR_REBOOT);
      require(start, "the start of the station", logged);
    } else if (input instanceof Input.Hardware(HardwareEvent.TamperChanged(boolean open))) {
      boolean seen = logged.contains(SecurityEventType.TAMPER_DETECTION_ACTIVATED);
      require(seen || !open, "an open housing", logged);
    } else if (input instanceof Input.Maintenance(MaintenanceEvent.SignerChecked checked)) {
      boolean seen = logged.contains(SecurityEventType.INVALID_FIRMWARE_SIGNING_CERTIFICATE);
      boolean good = checked.signer() == MaintenanceEvent.Signer.TRUSTED;
      require(seen || good, "a bad certificate", logged);
    }
  }

  private static void require(boolean right, String what, Set<SecurityEventType> logged) {
    if (!right) {
      throw new Broken("I17", what + " is not logged, but " + logged);
    }
  }

  /** What is critical is queued in the commit that logs it, where anybody wants to know. */
  private static void allKept(int profile, Set<SecurityEventType> logged, List<Output> outputs) {
    Set<SecurityEventType> kept = EnumSet.noneOf(SecurityEventType.class);
    for (Output output : outputs) {
      if (output instanceof Output.Persist(Change.Put put) && put.shelf() == Shelf.SECURITY_EVENT) {
        kept.add(type(JSON.readTree(put.json())));
      }
    }
    for (SecurityEventType type : logged) {
      if (kept.contains(type) != (type.critical() && profile > 0)) {
        throw new Broken("I17", type + " with security profile " + profile + ", queued: " + kept);
      }
    }
  }

  private void heard(long number, CallAudit.@Nullable Answered answered, List<Output> outputs) {
    waiting.remove(number);
    tally.judged("security event told");
    boolean told =
        answered != null
            && !answered.error()
            && answered.action().equals("SecurityEventNotification");
    boolean givenUp =
        outputs.stream()
            .anyMatch(o ->
                o instanceof Output.Tell(Fact.Dropped dropped)
                    && dropped.what().equals("a security event"));
    if (!told && !givenUp) {
      throw new Broken("I17", "the CSMS did not hear of event " + number);
    }
  }

  /** A text is about to be sent. */
  void sending(String text) {
    for (String password : passwords) {
      if (text.contains(password)) {
        throw new Broken("I16", "a password leaves the station: " + text);
      }
    }
    if (Wording.type(text) == 2 && Wording.action(text).equals("SecurityEventNotification")) {
      String told = Wording.field(text, "type");
      if (waiting.isEmpty()) {
        throw new Broken("I17", "told although nothing waits: " + text);
      }
      String next = waiting.firstEntry().getValue().get("type").stringValue();
      if (!SecurityEventType.valueOf(next).wire().equals(told)) {
        throw new Broken("I17", "told " + told + " where " + next + " is next");
      }
    }
  }

  /** The program has started: what waited still does. */
  void booted() {
    if (!sight.journal().shelf(Shelf.SECURITY_EVENT).keySet().stream()
        .map(Long::valueOf)
        .toList()
        .equals(List.copyOf(waiting.keySet()))) {
      throw new Broken("I17", "events that wait changed by a restart: " + waiting.keySet());
    }
  }

  /** Whether the CSMS has heard of everything. */
  boolean over() {
    return waiting.isEmpty();
  }
}
