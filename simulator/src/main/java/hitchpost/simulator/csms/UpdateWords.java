package hitchpost.simulator.csms;

import hitchpost.simulator.pki.FirmwareSigner.Algorithm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A firmware update in few words: {@code new.bin unsigned in=5m}.
 *
 * @param file in the folder of the file server; with {@code from} a path on this machine
 * @param signed how; empty for an update without signature
 * @param from where the station gets the file instead
 * @param fetch wait until it may be fetched
 * @param install wait until it may be installed, from now; empty for at once
 */
record UpdateWords(
    String file,
    Optional<Algorithm> signed,
    Optional<String> from,
    Duration fetch,
    Optional<Duration> install,
    Retries retries) {
  static UpdateWords of(Words words) {
    String file = words.next("a file of the folder of --files");
    Optional<Algorithm> signed =
        words.follows("unsigned")
            ? Optional.empty()
            : Optional.of(words.follows("ecdsa") ? Algorithm.ECDSA : Algorithm.RSA_PSS);
    Map<String, String> named =
        words.named(List.of("from", "in", "install", "retries", "interval"));
    Optional<Duration> install = Optional.ofNullable(named.get("install")).map(Words::time);
    if (install.isPresent() && signed.isEmpty()) {
      throw new OrderException("only a signed update has a time of installation");
    }
    return new UpdateWords(
        file,
        signed,
        Optional.ofNullable(named.get("from")),
        Optional.ofNullable(named.get("in")).map(Words::time).orElse(Duration.ZERO),
        install,
        Retries.of(named));
  }
}
