package hitchpost.hal.contract;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The checks of the ports, for whoever writes a driver. Each method takes what makes a new rig for
 * each check.
 */
public final class Contracts {
  private Contracts() {}

  /** What every board does. */
  public static List<Check> ofBoard(Supplier<? extends BoardRig> rigs) {
    return BoardContract.of(rigs);
  }

  /** What every meter does. */
  public static List<Check> ofMeter(Supplier<? extends MeterRig> rigs) {
    return MeterContract.of(rigs);
  }

  /** What every meter does, and beyond it those that sign. */
  public static List<Check> ofSigningMeter(Supplier<? extends MeterRig> rigs) {
    return Stream.concat(MeterContract.of(rigs).stream(), SigningContract.of(rigs).stream())
        .toList();
  }

  /** What every lock does. */
  public static List<Check> ofLock(Supplier<? extends LockRig> rigs) {
    return LockContract.of(rigs);
  }

  /** What everything does that watches for residual current. */
  public static List<Check> ofResidualCurrent(Supplier<? extends ResidualCurrentRig> rigs) {
    return ResidualCurrentContract.of(rigs);
  }

  /** What every reader of tokens does. */
  public static List<Check> ofReader(Supplier<? extends ReaderRig> rigs) {
    return ReaderContract.of(rigs);
  }

  /** What every temperature sensor does. */
  public static List<Check> ofTemperature(Supplier<? extends TemperatureRig> rigs) {
    return TemperatureContract.of(rigs);
  }

  /** What all lights do. */
  public static List<Check> ofIndicator(Supplier<? extends IndicatorRig> rigs) {
    return IndicatorContract.of(rigs);
  }

  /** What every button and contact does. */
  public static List<Check> ofButton(Supplier<? extends ButtonRig> rigs) {
    return ButtonContract.of(rigs);
  }

  /** What every supply of direct current does. */
  public static List<Check> ofDcSupply(Supplier<? extends DcSupplyRig> rigs) {
    return DcSupplyContract.of(rigs);
  }

  /** What everything does that watches the isolation of a DC output. */
  public static List<Check> ofIsolation(Supplier<? extends IsolationRig> rigs) {
    return IsolationContract.of(rigs);
  }
}
