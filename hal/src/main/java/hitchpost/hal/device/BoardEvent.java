package hitchpost.hal.device;

import hitchpost.core.hardware.Pilot;
import org.jspecify.annotations.Nullable;

/** What a board tells. */
public sealed interface BoardEvent {
  /** The state of the pilot changed, debounced by the board. */
  record PilotChanged(Pilot pilot) implements BoardEvent {}

  /**
   * The contactor moved.
   *
   * @param confirmed whether a mirror contact says so; otherwise it is what the board commanded
   */
  record PowerChanged(boolean on, boolean confirmed) implements BoardEvent {}

  /** What the proximity pilot says of the cable. */
  record CableChanged(Cable cable) implements BoardEvent {}

  /** The board can do more or less than before, as when it is hot. */
  record CapabilitiesChanged(BoardCapabilities capabilities) implements BoardEvent {}

  record FaultRaised(DeviceFault fault) implements BoardEvent {}

  record FaultCleared(String faultId) implements BoardEvent {}

  /**
   * Readings of the board itself; null for what it does not measure.
   *
   * @param boardDeciCelsius temperature of the board, tenths of a degree
   * @param plugDeciCelsius temperature of the plug, tenths of a degree
   * @param supplyMilliVolts of the 12 V supply
   */
  record Telemetry(
      @Nullable Integer boardDeciCelsius,
      @Nullable Integer plugDeciCelsius,
      @Nullable Integer supplyMilliVolts)
      implements BoardEvent {}

  /** Somebody at the board wants charging to stop: a button of its own. */
  record StopRequested() implements BoardEvent {}

  /** The board started anew and has forgotten what it was told. */
  record Rebooted(String cause) implements BoardEvent {}
}
