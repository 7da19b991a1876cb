package hitchpost.simulator.installer;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What somebody types, one key at a time. */
final class Keys implements AutoCloseable {
  private static final long LOOK_MILLIS = 500;

  private final BlockingQueue<Character> typed = new LinkedBlockingQueue<>();
  private final AtEnd restore;

  private Keys(Runnable restore) {
    this.restore = AtEnd.of(restore);
  }

  /**
   * Listens to an input.
   *
   * @param terminal whether it is one: keys then count without the enter key
   */
  static Keys of(InputStream in, boolean terminal) {
    boolean changed = terminal && stty("-icanon", "-echo");
    var keys = new Keys(changed ? () -> stty("icanon", "echo") : () -> {});
    Thread.ofPlatform().daemon().name("keys").start(() -> keys.read(in));
    return keys;
  }

  /** The next key; 0 when there is none for half a second. */
  char next() throws InterruptedException {
    Character key = typed.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return key == null ? 0 : key;
  }

  private void read(InputStream in) {
    try {
      for (int key = in.read(); key >= 0; key = in.read()) {
        typed.add((char) key);
      }
    } catch (IOException e) {
      // nobody types any more
    }
  }

  /** Changes the terminal that this program has as its input; whether that worked. */
  private static boolean stty(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "stty";
    System.arraycopy(words, 0, command, 1, words.length);
    try {
      return new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    restore.close();
  }
}
