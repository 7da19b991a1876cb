package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.require;

import hitchpost.core.hardware.MeterReading.SignedReading;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.SignedMetering;
import hitchpost.hal.device.SignedMetering.Identification;
import java.util.List;
import java.util.function.Supplier;

/** What every meter does that signs. */
final class SigningContract {
  private static final Identification ONE =
      new Identification("HEARSAY", "ISO14443", "04A2B3C4D5E6F7");
  private static final Identification OTHER = new Identification("HEARSAY", "ISO14443", "01020304");

  private SigningContract() {}

  static List<Check> of(Supplier<? extends MeterRig> rigs) {
    var trial = new Trial<EnergyMeter, MeterRig>(rigs);
    trial.check(
        "what it signs is signed once, with its key",
        bench -> {
          SignedMetering signing = signing(bench);
          bench.ended("the begin", signing.begin(ONE));
          requireSigned(bench.outcome("the end", signing.end(ONE)));
          require(!signing.publicKey().isEmpty(), "it has no public key");
          bench.refused("a second end", signing.end(ONE));
        });
    trial.check(
        "what it was left with hinders no later transaction",
        bench -> {
          SignedMetering signing = signing(bench);
          bench.ended("the begin", signing.begin(ONE));
          bench.ended("the next begin", signing.begin(OTHER));
          requireSigned(bench.outcome("its end", signing.end(OTHER)));
        });
    trial.check(
        "a loss of the link in a transaction loses no signature",
        bench -> {
          SignedMetering signing = signing(bench);
          bench.ended("the begin", signing.begin(ONE));
          bench.loseLink();
          bench.restoreLink();
          requireSigned(bench.outcome("the end", signing.end(ONE)));
        });
    trial.check(
        "while it is gone it signs nothing",
        bench -> {
          SignedMetering signing = signing(bench);
          bench.loseLink();
          bench.refused("the begin", signing.begin(ONE));
        });
    return trial.checks();
  }

  private static SignedMetering signing(Bench<EnergyMeter, MeterRig> bench) {
    return bench.device().signed().orElseThrow(() -> new ContractBroken("it does not sign"));
  }

  private static void requireSigned(SignedReading signed) {
    require(!signed.data().isBlank(), "nothing was signed");
    require(!signed.encodingMethod().isEmpty(), "nobody could tell how it is signed");
  }
}
