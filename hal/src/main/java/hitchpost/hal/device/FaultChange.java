package hitchpost.hal.device;

/** A fault came or went. */
public sealed interface FaultChange {
  record Raised(DeviceFault fault) implements FaultChange {}

  record Cleared(String faultId) implements FaultChange {}
}
