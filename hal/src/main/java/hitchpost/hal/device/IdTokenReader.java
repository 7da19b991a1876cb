package hitchpost.hal.device;

import hitchpost.core.types.IdToken;
import java.util.List;
import java.util.function.Consumer;

/** Reads tokens. One that lies on the reader is told once. */
public interface IdTokenReader extends Device {
  /** The EVSEs that it serves, empty for all. */
  List<Integer> evses();

  /** Hears tokens; to be called before {@link #start}. */
  void onToken(Consumer<IdToken> listener);
}
