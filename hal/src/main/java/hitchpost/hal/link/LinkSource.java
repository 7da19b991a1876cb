package hitchpost.hal.link;

/** Opens the line to a device, anew after each loss. */
public interface LinkSource {
  /** Where it goes: a path or {@code HOST:PORT}. */
  String address();

  /**
   * Opens it.
   *
   * @throws LinkLostException when it cannot be opened, with the reason for an installer
   */
  ByteLink open();
}
