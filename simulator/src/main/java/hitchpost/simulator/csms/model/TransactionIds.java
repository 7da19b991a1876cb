package hitchpost.simulator.csms.model;

import hitchpost.core.types.WireEnum;
import java.time.Instant;

/**
 * How the CSMS picks transaction ids. The specification only says that they are integers, and CSMSs
 * in the field hand out all of these.
 */
public enum TransactionIds implements WireEnum {
  /** 1, 2, 3, ... */
  SEQUENTIAL("sequential"),
  /** Always 0. */
  ZERO("zero"),
  /** -1, -2, -3, ... */
  NEGATIVE("negative"),
  /** The connector's number, for every transaction on it. */
  CONNECTOR("connector"),
  /** The greatest that 32 bits hold, then one less each time. */
  HUGE("huge"),
  /** Seconds since 1970, so that two starts in one second share theirs. */
  CLOCK("clock");

  private final String wire;

  TransactionIds(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /**
   * The id for a transaction.
   *
   * @param number counts the transactions of this CSMS from 1
   */
  int id(Instant now, int connectorId, int number) {
    return switch (this) {
      case SEQUENTIAL -> number;
      case ZERO -> 0;
      case NEGATIVE -> -number;
      case CONNECTOR -> connectorId;
      case HUGE -> Integer.MAX_VALUE - number + 1;
      case CLOCK -> (int) now.getEpochSecond();
    };
  }
}
