package hitchpost.core.settings;

import hitchpost.core.Effects;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.Setting.Access;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values of all settings: what the journal holds wins over the factory's.
 *
 * <p>A write is durable before its effect, and happens only when it changes something, so that a
 * flood of equal writes does not wear the flash.
 */
public final class Settings {
  /** What became of a write. */
  public enum Written {
    ACCEPTED,
    /** The value is kept, and in force from the next start on. */
    REBOOT_REQUIRED,
    REJECTED,
    READ_ONLY,
    UNKNOWN
  }

  /** How often a setting may go to flash. */
  public static final Duration REST = Duration.ofSeconds(1);

  // asked several times in each step, by ids as they are; others spell them as they like
  private final Map<String, Setting<?>> byId = new LinkedHashMap<>();
  private final Map<String, Setting<?>> inAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Object> changed = new LinkedHashMap<>();

  /** Values that are in force from the next start on. */
  private final Map<String, Object> next = new LinkedHashMap<>();

  /** Values that the version spoken leaves no choice about. */
  private final Map<String, Object> imposed = new LinkedHashMap<>();

  /** When a setting was last kept, in monotonic nanoseconds. */
  private final Map<String, Long> keptAt = new LinkedHashMap<>();

  /**
   * A value that is not open to choice for a while, whatever was written.
   *
   * @param <T> type of the value
   */
  public record Imposed<T>(Setting<T> setting, T value) {}

  /**
   * @param catalogue every setting this station has, with the factory values of the station file
   */
  public Settings(List<Setting<?>> catalogue) {
    for (var setting : catalogue) {
      byId.put(setting.id(), setting);
      if (inAnyCase.put(setting.id(), setting) != null) {
        throw new IllegalArgumentException("setting " + setting.id() + " exists twice");
      }
    }
  }

  /** Takes over what the journal holds; values that are no longer allowed are left out. */
  public void restore(Snapshot snapshot) {
    snapshot
        .shelf(Shelf.SETTING)
        .forEach((id, json) -> {
          Setting<?> setting = inAnyCase.get(id);
          if (setting != null) {
            setting
                .codec()
                .parse(Json.read(json, String.class))
                .ifPresent(value -> changed.put(setting.id(), value));
          }
        });
  }

  /** These values are in force from now on, in place of those imposed before. */
  public void impose(List<Imposed<?>> values) {
    imposed.clear();
    values.forEach(v -> imposed.put(v.setting().id(), v.value()));
  }

  /** The value in force. The station must have the setting. */
  @SuppressWarnings("unchecked")
  public <T> T get(Setting<T> setting) {
    Object value = imposed.get(setting.id());
    if (value == null) {
      value = changed.get(setting.id());
    }
    if (value != null) {
      return (T) value;
    }
    var own = (Setting<T>) byId.get(setting.id());
    if (own == null) {
      throw new IllegalArgumentException("this station has no setting " + setting.id());
    }
    return own.factory();
  }

  /** Whether the station has this switch and it is on. */
  public boolean isOn(Setting<Boolean> setting) {
    return byId.containsKey(setting.id()) && get(setting);
  }

  /** What was last written, as text, and if that is not in force yet, it will be. */
  public <T> String text(Setting<T> setting) {
    return setting.codec().write(waiting(setting));
  }

  /** What was last written; if that is not in force yet, it will be. */
  @SuppressWarnings("unchecked")
  public <T> T waiting(Setting<T> setting) {
    Object waiting = next.get(setting.id());
    return waiting == null ? get(setting) : (T) waiting;
  }

  /** Every setting of the station, in the order of the catalogue. */
  public Collection<Setting<?>> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /**
   * The station's own form of a setting: its access and factory value may differ from standard.
   *
   * @param id in any case; hidden settings are not found
   */
  public Optional<Setting<?>> find(String id) {
    Setting<?> setting = inAnyCase.get(id);
    return setting == null || setting.access() == Access.HIDDEN
        ? Optional.empty()
        : Optional.of(setting);
  }

  /** Writes on behalf of the CSMS or a local user: access and limits are checked. */
  public Written write(Effects fx, String id, String text) {
    Setting<?> setting = find(id).orElse(null);
    if (setting == null) {
      return Written.UNKNOWN;
    }
    if (setting.access() == Access.READ_ONLY) {
      return Written.READ_ONLY;
    }
    if (!store(fx, setting, text)) {
      return Written.REJECTED;
    }
    return setting.rebootRequired() ? Written.REBOOT_REQUIRED : Written.ACCEPTED;
  }

  /** Sets a value on the station's own account, whatever its access. */
  public <T> void set(Effects fx, Setting<T> setting, T value) {
    if (!store(fx, setting, setting.codec().write(value))) {
      throw new IllegalArgumentException(setting.id() + " does not take " + value);
    }
  }

  /**
   * How long this write should wait for the sake of the flash; zero when it would change nothing.
   *
   * @return at most {@link #REST}
   */
  public Duration rest(Effects fx, String id, String text) {
    Setting<?> setting = inAnyCase.get(id);
    if (setting == null) {
      return Duration.ZERO;
    }
    Long kept = keptAt.get(setting.id());
    if (kept == null || !changes(setting, text)) {
      return Duration.ZERO;
    }
    long passed = fx.now().monotonicNanos() - kept;
    return passed >= REST.toNanos() ? Duration.ZERO : REST.minusNanos(passed);
  }

  private <T> boolean changes(Setting<T> setting, String text) {
    Optional<String> written = setting.codec().parse(text).map(setting.codec()::write);
    return written.isPresent() && !written.get().equals(text(setting));
  }

  private <T> boolean store(Effects fx, Setting<T> setting, String text) {
    Optional<T> value = setting.codec().parse(text);
    if (value.isEmpty()) {
      return false;
    }
    String written = setting.codec().write(value.get());
    if (setting.rebootRequired()) {
      if (!written.equals(text(setting))) {
        next.put(setting.id(), value.get());
        keep(fx, setting, written);
      }
    } else if (!value.get().equals(get(setting))) {
      changed.put(setting.id(), value.get());
      keep(fx, setting, written);
      fx.settingChanged(setting);
    }
    return true;
  }

  private void keep(Effects fx, Setting<?> setting, String written) {
    fx.put(Shelf.SETTING, setting.id(), written);
    keptAt.put(setting.id(), fx.now().monotonicNanos());
  }
}
