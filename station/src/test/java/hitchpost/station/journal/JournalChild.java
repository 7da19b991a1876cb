package hitchpost.station.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that writes steps until it is killed, and says which ones are durable. */
final class JournalChild {
  private JournalChild() {}

  public static void main(String[] args) {
    try (var journal = SqliteJournal.open(Path.of(args[0]))) {
      int number = Steps.prefixLength(journal.load());
      System.out.println("start " + number);
      while (true) {
        int step = ++number;
        Runnable acknowledge = () -> System.out.println(step);
        journal.submit(Steps.step(step), acknowledge, failure -> System.exit(1));
        if (step % 8 == 0) {
          journal.commit(List.of());
        }
      }
    }
  }

  static Process start(Path directory) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            JournalChild.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
