package hitchpost.simulator;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Collects the options of a command, in the order in which its help tells them. */
public final class OptionList {
  private final Options options = new Options();

  /** An option with a value: {@code --name VALUE}. */
  public OptionList value(String name, String value, String meaning) {
    options.addOption(Option.builder().longOpt(name).hasArg().argName(value).desc(meaning).get());
    return this;
  }

  /** An option that is there or not: {@code --name}. */
  public OptionList flag(String name, String meaning) {
    options.addOption(Option.builder().longOpt(name).desc(meaning).get());
    return this;
  }

  public Options options() {
    return options;
  }
}
