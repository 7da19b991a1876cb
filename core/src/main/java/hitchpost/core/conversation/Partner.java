package hitchpost.core.conversation;

import hitchpost.core.Ask;
import hitchpost.core.Asker;
import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.dialect.Learned;

/** The station, as the conversation with the CSMS sees it. */
public interface Partner {
  /** The CSMS asks; the answer goes to {@link Conversation#answer}, now or later. */
  void asked(Effects fx, Asker asker, Ask<?> ask);

  /** The CSMS answered a request of the station. */
  void learned(Effects fx, Fact about, Learned learned);

  /** A request got no answer that counts, and is not repeated by itself. */
  void undelivered(Effects fx, Fact about);
}
