package hitchpost.hal.link;

import java.util.function.Supplier;

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

  /** What happens on it, counted over all times that it is opened. */
  LinkTraffic traffic();

  /**
   * A source of links to an address.
   *
   * @param opener does what {@link #open} has to do
   */
  static LinkSource of(String address, Supplier<ByteLink> opener) {
    var traffic = new LinkTraffic();
    return new LinkSource() {
      @Override
      public String address() {
        return address;
      }

      @Override
      public ByteLink open() {
        return opener.get();
      }

      @Override
      public LinkTraffic traffic() {
        return traffic;
      }
    };
  }
}
