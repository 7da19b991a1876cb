package hitchpost.simulator;

import hitchpost.simulator.bench.BenchCommand;
import hitchpost.simulator.csms.CsmsCommand;
import hitchpost.simulator.demo.DemoCommand;
import hitchpost.simulator.doctor.DoctorCommand;
import hitchpost.simulator.installer.CheckConfigCommand;
import hitchpost.simulator.installer.HardwareCommand;
import hitchpost.simulator.octt.OcttCommand;
import hitchpost.simulator.run.RunCommand;
import hitchpost.simulator.simulate.SimulateCommand;
import hitchpost.simulator.world.WorldCommand;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.ParseException;

/** The command line {@code hitchpost}. */
public final class Main {
  /** Exit code when all went well. */
  public static final int DONE = 0;

  /** Exit code when the work itself failed. */
  public static final int FAILED = 1;

  /** Exit code for wrong arguments and wrong station files. */
  public static final int WRONG_USAGE = 2;

  private static final List<Command> COMMANDS =
      List.of(
          new DemoCommand(),
          new RunCommand(),
          new SimulateCommand(),
          new CsmsCommand(),
          new CheckConfigCommand(),
          new HardwareCommand(),
          new DoctorCommand(),
          new OcttCommand(),
          new WorldCommand(),
          new BenchCommand());

  private final List<Command> commands;
  private final PrintStream out;
  private final PrintStream err;

  Main(List<Command> commands, PrintStream out, PrintStream err) {
    this.commands = List.copyOf(commands);
    this.out = out;
    this.err = err;
  }

  /** Runs the command that the arguments name and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /**
   * Runs the command that the arguments name, within a process that goes on afterwards.
   *
   * @return its exit code
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    return new Main(COMMANDS, out, err).run(args);
  }

  int run(String... args) {
    String first = args.length == 0 ? "" : args[0];
    return switch (first) {
      case "--version", "-V" -> version();
      case "--help", "-h" -> help(out, DONE);
      case "help" -> args.length == 1 ? help(out, DONE) : run(args[1], "--help");
      case "" -> help(err, WRONG_USAGE);
      default -> runCommand(first, Arrays.copyOfRange(args, 1, args.length));
    };
  }

  private int version() {
    out.println("hitchpost " + Version.text() + " (Java " + Runtime.version() + ")");
    return DONE;
  }

  private int help(PrintStream to, int exitCode) {
    to.println("usage: hitchpost COMMAND [OPTION...]");
    to.println();
    to.println("The charging-station side of OCPP, on real or simulated hardware.");
    to.println();
    for (Command command : commands) {
      to.printf("  %-12s %s%n", command.name(), command.summary());
    }
    to.printf("  %-12s %s%n", "--help", "this text; 'hitchpost COMMAND --help' tells its options");
    to.printf("  %-12s %s%n", "--version", "the versions of this program and of Java");
    return exitCode;
  }

  private int runCommand(String name, String[] args) {
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return run(command, args);
      }
    }
    err.println("hitchpost: unknown command '" + name + "', see hitchpost --help");
    return WRONG_USAGE;
  }

  private int run(Command command, String[] args) {
    if (Arrays.asList(args).contains("--help") || Arrays.asList(args).contains("-h")) {
      return help(command);
    }
    try {
      DefaultParser parser = DefaultParser.builder().setAllowPartialMatching(false).get();
      CommandLine arguments = parser.parse(command.options(), args);
      return command.run(arguments, out);
    } catch (ParseException | UsageException e) {
      err.println("hitchpost " + command.name() + ": " + e.getMessage());
      err.println("see hitchpost " + command.name() + " --help");
      return WRONG_USAGE;
    }
  }

  private int help(Command command) {
    HelpText.print(command, out);
    return DONE;
  }
}
