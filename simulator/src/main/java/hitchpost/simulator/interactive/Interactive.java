package hitchpost.simulator.interactive;

import hitchpost.simulator.live.SimulatedStation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/** A terminal at which single keys act on simulated stations. */
public final class Interactive implements AutoCloseable {
  /** How often the line at the bottom follows the station. */
  private static final Duration REFRESH = Duration.ofMillis(250);

  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;

  private final Terminal terminal;
  private final Screen screen;

  private Interactive(Terminal terminal) {
    this.terminal = terminal;
    screen = new Screen(terminal.writer(), terminal::getWidth);
  }

  /**
   * Takes the terminal of this process.
   *
   * @throws UncheckedIOException when there is none
   */
  public static Interactive open() {
    try {
      var terminal = TerminalBuilder.builder().system(true).dumb(false).build();
      terminal.enterRawMode();
      // Ctrl-C comes as a key, so that whatever ends the program gives the terminal back first
      Attributes keys = terminal.getAttributes();
      keys.setLocalFlag(Attributes.LocalFlag.ISIG, false);
      terminal.setAttributes(keys);
      return new Interactive(terminal);
    } catch (IOException | IllegalStateException e) {
      throw new UncheckedIOException(new IOException("needs a terminal to read keys from", e));
    }
  }

  /** Prints a line above the status. */
  public void print(String line) {
    screen.print(line);
  }

  /**
   * Lets keys act until somebody leaves.
   *
   * @param cards the tokens of the keys c and d
   * @param over whether to leave because the stations are switched off otherwise
   */
  public void run(List<SimulatedStation> stations, List<String> cards, BooleanSupplier over) {
    var hands = new Hands(stations, cards);
    screen.print("keys:\n" + Key.help());
    while (!over.getAsBoolean()) {
      screen.status(status(hands));
      int typed = read();
      if (typed == CTRL_C || typed == CTRL_D || typed == NonBlockingReader.EOF) {
        return;
      }
      if (Character.isDigit(typed)) {
        hands.choose(Character.digit(typed, 10)).ifPresent(screen::print);
        continue;
      }
      Key key = Key.of(typed).orElse(null);
      if (key == Key.QUIT) {
        return;
      }
      if (key == Key.HELP) {
        screen.print(Key.help());
      } else if (key != null) {
        hands.press(key).ifPresent(why -> screen.print("not possible: " + why));
      }
    }
  }

  private int read() {
    try {
      return terminal.reader().read(REFRESH.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal is gone", e);
    }
  }

  private static String status(Hands hands) {
    if (!hands.powered()) {
      return StatusLine.dark(hands.station().id());
    }
    try {
      var snapshot = hands.station().snapshot().get(REFRESH.toMillis(), TimeUnit.MILLISECONDS);
      return StatusLine.of(snapshot, hands.evse());
    } catch (ExecutionException | TimeoutException e) {
      return hands.station().id() + " restarts | ? keys";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Gives the terminal back as it was. */
  @Override
  public void close() {
    screen.end();
    try {
      terminal.close();
    } catch (IOException e) {
      // the terminal is gone, and with it whatever was to be restored
    }
  }
}
