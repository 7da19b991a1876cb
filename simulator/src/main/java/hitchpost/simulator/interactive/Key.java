package hitchpost.simulator.interactive;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one key does; digits choose the EVSE. */
enum Key {
  PLUG('p', "plug the car in, or pull its cable"),
  BAY('b', "a car drives into the parking bay, or out of it"),
  CARD('c', "present the card"),
  OTHER_CARD('d', "present the other card"),
  CAR('e', "the car stops drawing, or goes on"),
  STOP('s', "press the stop button"),
  FAULT('f', "a fault that makes the connector inoperative, or its end"),
  JAM('j', "jam the plug lock, or free it"),
  METER('w', "the meter falls silent, or answers again"),
  EMERGENCY('!', "press the emergency stop, or release it"),
  TAMPER('t', "open the housing, or close it"),
  NETWORK('n', "take the network away, or give it back"),
  POWER('x', "cut the power, or give it back: what is not durable is gone"),
  NEXT_STATION('\t', "the next station, where there are several"),
  HELP('?', "these lines"),
  QUIT('q', "switch off and leave");

  private final char typed;
  private final String meaning;

  Key(char typed, String meaning) {
    this.typed = typed;
    this.meaning = meaning;
  }

  static Optional<Key> of(int typed) {
    return Arrays.stream(values()).filter(key -> key.typed == typed).findFirst();
  }

  /** Every key with its meaning, a line each. */
  static String help() {
    return Arrays.stream(values()).map(Key::line).collect(Collectors.joining("\n"))
        + "\n  1-9  choose the EVSE that the keys mean";
  }

  private static String line(Key key) {
    String name = key.typed == '\t' ? "Tab" : String.valueOf(key.typed);
    return "  %-3s  %s".formatted(name, key.meaning);
  }
}
