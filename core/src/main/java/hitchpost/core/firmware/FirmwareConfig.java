package hitchpost.core.firmware;

/**
 * How firmware is updated, as far as the owner of the station decides that.
 *
 * @param reboots whether new firmware needs a reboot to run
 * @param chargesMeanwhile whether cars may charge while it is installed
 * @param signedOnly whether firmware without a signature is refused
 */
public record FirmwareConfig(boolean reboots, boolean chargesMeanwhile, boolean signedOnly) {
  /** Reboots, charges nobody meanwhile, takes firmware with and without a signature. */
  public static final FirmwareConfig USUAL = new FirmwareConfig(true, false, false);
}
