package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.require;

import hitchpost.core.types.IdToken;
import hitchpost.hal.device.IdTokenReader;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** What every reader of tokens does. */
final class ReaderContract {
  private ReaderContract() {}

  static List<Check> of(Supplier<? extends ReaderRig> rigs) {
    var trial = new Trial<IdTokenReader, ReaderRig>(rigs);
    trial.check(
        "the EVSEs that it serves have numbers from 1",
        bench ->
            require(
                bench.device().evses().stream().allMatch(evse -> evse >= 1),
                "it serves " + bench.device().evses()));
    trial.heard(
        "a card is told once however often it is seen",
        IdTokenReader::onToken,
        (bench, heard) -> {
          bench.rig().lay(0);
          told(bench, heard, 0);
          bench.rig().lay(0);
          bench.rig().lay(1);
          told(bench, heard, 0, 1);
        });
    trial.heard(
        "a card that comes again is told again",
        IdTokenReader::onToken,
        (bench, heard) -> {
          bench.rig().lay(0);
          told(bench, heard, 0);
          bench.rig().takeAway();
          bench.rig().lay(0);
          told(bench, heard, 0, 0);
        });
    trial.heard(
        "back after a loss it reads again",
        IdTokenReader::onToken,
        (bench, heard) -> {
          bench.loseLink();
          bench.restoreLink();
          bench.rig().lay(1);
          told(bench, heard, 1);
        });
    return trial.checks();
  }

  private static void told(
      Bench<IdTokenReader, ReaderRig> bench, List<IdToken> heard, int... cards) {
    List<IdToken> wanted = Arrays.stream(cards).mapToObj(bench.rig()::token).toList();
    bench.until("it has told " + wanted, () -> heard.size() >= wanted.size());
    require(heard.equals(wanted), "it told " + heard + " and not " + wanted);
  }
}
