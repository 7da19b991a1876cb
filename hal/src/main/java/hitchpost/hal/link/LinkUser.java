package hitchpost.hal.link;

import hitchpost.hal.device.DeviceException;

/** What a driver does with a line that {@link ReconnectingLink} keeps open, on its thread. */
public interface LinkUser {
  /**
   * The line has been opened anew: makes sure that the right device answers, and tells it what it
   * may have forgotten.
   *
   * @throws DeviceException when none answers, or another one; the line is then closed and tried
   *     again later
   * @throws LinkLostException when the line is gone again
   */
  void identify(ByteLink link);

  /**
   * One round of work; called again and again while the line lives. Has to return within a second
   * or so, or else {@link ReconnectingLink#close} has to wait.
   *
   * @throws LinkLostException when the line is gone
   */
  void work(ByteLink link);

  /**
   * The line that {@link #identify} was called for is gone.
   *
   * @param cause for an installer
   */
  void lost(String cause);

  /**
   * The line could not be opened, once more.
   *
   * @param cause for an installer
   */
  default void absent(String cause) {}
}
