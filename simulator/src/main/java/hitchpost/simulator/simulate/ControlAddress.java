package hitchpost.simulator.simulate;

import hitchpost.simulator.UsageException;
import hitchpost.simulator.http.Listen;
import hitchpost.station.file.ControlSection;
import hitchpost.station.file.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the API of a program listens, out of its station file and its options. */
public final class ControlAddress {
  private ControlAddress() {}

  /**
   * The address and token; empty when the API is off.
   *
   * @param section of the station file
   * @param address of the option, which wins; {@code off} is possible
   * @throws UsageException when nobody can listen there
   */
  public static Optional<Listen> of(@Nullable ControlSection section, @Nullable String address) {
    Secret token = section == null ? null : section.token();
    String where = address != null ? address : section == null ? "off" : section.listen();
    if (where.equals("off")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Listen(Listen.parse(where), Optional.ofNullable(token).map(Secret::value)));
    } catch (IllegalArgumentException e) {
      throw new UsageException("control: " + e.getMessage());
    }
  }
}
