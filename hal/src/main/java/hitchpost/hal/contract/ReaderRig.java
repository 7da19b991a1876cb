package hitchpost.hal.contract;

import hitchpost.core.types.IdToken;
import hitchpost.hal.device.IdTokenReader;

/** What a tester can do to a reader. There are two cards, 0 and 1. */
public interface ReaderRig extends DeviceRig<IdTokenReader> {
  /** Lays a card on the reader, in the place of another; it is read at least once. */
  void lay(int card);

  /** Takes it away, for so long that it counts as another one when it comes again. */
  void takeAway();

  /** The token that a card stands for. */
  IdToken token(int card);
}
