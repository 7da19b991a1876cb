package hitchpost.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void versionIsTheOneThatTheBuildFilledIn() {
    assertEquals(0, run("--version"));
    assertTrue(out().matches("hitchpost \\d+\\.\\d+\\.\\d+\\S* \\(Java 25\\S*\\)\\R"), out());
  }

  @Test
  void helpListsTheCommands() {
    assertEquals(0, run("--help"));
    assertTrue(out().contains("  echo         says a word again"), out());
  }

  @Test
  void withoutCommandTheHelpGoesToStandardErrorAndTheExitCodeIs2() {
    assertEquals(2, run());
    assertEquals("", out());
    assertTrue(err().startsWith("usage: hitchpost COMMAND"), err());
  }

  @Test
  void unknownCommandIsNamed() {
    assertEquals(2, run("ecko"));
    assertTrue(err().contains("unknown command 'ecko'"), err());
  }

  @Test
  void commandGetsItsOptionsAndItsExitCodeIsPassedOn() {
    assertEquals(7, run("echo", "--word", "-5"));
    assertEquals("-5\n", out());
  }

  @Test
  void commandHelpTellsItsOptionsInBothSpellings() {
    assertEquals(0, run("echo", "--help"));
    assertTrue(out().contains("--word WORD"), out());
    out.reset();
    assertEquals(0, run("help", "echo"));
    assertTrue(out().contains("--word WORD"), out());
  }

  @Test
  void unknownOptionIsRefusedAlsoWhenItBeginsLikeAKnownOne() {
    assertEquals(2, run("echo", "--wor", "x"));
    assertTrue(err().contains("hitchpost echo: Unrecognized option: --wor"), err());
  }

  @Test
  void argumentsThatMakeNoSenseTogetherEndWithCode2() {
    assertEquals(2, run("echo"));
    assertTrue(err().contains("hitchpost echo: which word?"), err());
  }

  private int run(String... args) {
    PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Main(List.of(new Echo()), toOut, toErr).run(args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static final class Echo implements Command {
    @Override
    public String name() {
      return "echo";
    }

    @Override
    public String summary() {
      return "says a word again";
    }

    @Override
    public Options options() {
      return new Options()
          .addOption(
              Option.builder().longOpt("word").hasArg().argName("WORD").desc("the word").get());
    }

    @Override
    public int run(CommandLine arguments, PrintStream out) {
      if (!arguments.hasOption("word")) {
        throw new UsageException("which word?");
      }
      out.println(arguments.getOptionValue("word"));
      return 7;
    }
  }
}
