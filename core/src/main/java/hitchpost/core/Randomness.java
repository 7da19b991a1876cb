package hitchpost.core;

import java.util.UUID;

/** Source of random numbers, seeded by whoever owns the station. */
@FunctionalInterface
public interface Randomness {
  long nextLong();

  /** A random (version 4) UUID. */
  default UUID nextUuid() {
    long high = nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
    long low = nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
