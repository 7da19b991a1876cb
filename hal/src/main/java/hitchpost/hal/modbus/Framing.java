package hitchpost.hal.modbus;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.link.ByteLink;

/** How requests and answers travel on a line; used by the thread that owns the line. */
interface Framing {
  /** The line has been opened anew. */
  void begin();

  /**
   * Asks once and waits for the answer.
   *
   * @return the answer without its frame; an exception code is an answer
   * @throws DeviceException when none comes in time
   */
  byte[] exchange(ByteLink link, int unit, Request request);
}
