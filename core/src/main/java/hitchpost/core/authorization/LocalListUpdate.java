package hitchpost.core.authorization;

import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the CSMS wants the local authorization list to be.
 *
 * @param version of the list after the update
 * @param full whether the entries are the whole list, instead of changes to it
 */
public record LocalListUpdate(int version, boolean full, List<Entry> entries) {
  public LocalListUpdate {
    entries = List.copyOf(entries);
  }

  /**
   * One token.
   *
   * @param info what is known of it; in an update that is not full, null takes it off the list
   */
  public record Entry(IdToken token, @Nullable IdTokenInfo info) {}
}
