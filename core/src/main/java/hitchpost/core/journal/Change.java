package hitchpost.core.journal;

/** One change of the journal; all changes of a step are one commit. */
public sealed interface Change {
  Shelf shelf();

  /** At most 200 characters, printable ASCII; keys of a shelf sort in the order of their text. */
  String key();

  /** Stores {@code json} under the key, replacing what stood there. */
  record Put(Shelf shelf, String key, String json) implements Change {}

  /** Removes the key; removing what is not there is fine. */
  record Delete(Shelf shelf, String key) implements Change {}
}
