package hitchpost.simulator.installer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** A dialogue in lines of text. */
record Typed(BufferedReader in, PrintStream out) implements Dialogue {
  @Override
  public void say(String line) {
    out.println(line);
  }

  @Override
  public String ask(String question) {
    out.print(question + " ");
    out.flush();
    try {
      String line = in.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
