package hitchpost.hal.device;

import java.util.function.Consumer;

/** A button or a contact. */
public interface ButtonInput extends Device {
  Role role();

  /**
   * Whether it is pressed, open, tilted. An emergency stop that cannot be read counts as pressed;
   * of others the last that was read stays true.
   */
  boolean active();

  /** Hears changes, debounced; to be called before {@link #start}. */
  void onChange(Consumer<Boolean> listener);

  /** What it stands for. */
  enum Role {
    EMERGENCY_STOP,
    START,
    STOP,
    DOOR,
    TILT,
    SUPPLY,
    BAY
  }
}
