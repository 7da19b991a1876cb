package hitchpost.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Somebody at the CSMS who updates firmware and collects logs; the files are {@link Workshop}'s.
 */
final class Caretaker {
  /** Where logs are brought. */
  static final String FILES = "ftp://user:secret@files.example/";

  /** Where firmware is fetched. */
  static final String IMAGE = FILES + "image";

  static final String CERTIFICATE = "certificate";
  static final String SIGNATURE = "signature";

  /** Seconds between two attempts to upload a log. */
  static final int LOG_INTERVAL = 30;

  private final Driver.People people;
  private final Backend backend;
  private final SplittableRandom random;
  private int requests;

  Caretaker(Driver.People people, Backend backend, SplittableRandom random) {
    this.people = people;
    this.backend = backend;
    this.random = random;
  }

  void update() {
    Integer retries = maybe(30) ? null : Integer.valueOf(random.nextInt(3));
    Integer interval = maybe(30) ? null : Integer.valueOf(random.nextInt(120));
    Instant retrieval = soon();
    boolean plain = random.nextBoolean();
    Integer id = plain ? null : Integer.valueOf(++requests);
    Instant install = !plain && maybe(40) ? soon() : null;
    people.call(new Intent.Update(id, !plain, retries, interval, retrieval, install));
  }

  /** Now, or within the hour. */
  private Instant soon() {
    Duration wait = maybe(60) ? Duration.ofMinutes(-1) : Chance.seconds(random, 1, 3_600);
    return backend.now().plus(wait);
  }

  void log() {
    Integer retries = maybe(30) ? null : Integer.valueOf(random.nextInt(3));
    boolean plain = random.nextBoolean();
    boolean security = !plain && random.nextInt(2) == 1;
    people.call(new Intent.Log(plain ? null : Integer.valueOf(++requests), security, retries));
  }

  private boolean maybe(int percent) {
    return Chance.percent(random, percent);
  }
}
