package hitchpost.simulator.csms;

import hitchpost.core.rpc.LogMask;
import hitchpost.simulator.Command;
import hitchpost.simulator.UsageException;
import hitchpost.simulator.csms.OrderRunner.Outcome;
import hitchpost.simulator.csms.model.Bounds;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.station.run.MessageLog;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code hitchpost csms}: the test CSMS with its live log, prompt, scripts and HTTP API. */
public final class CsmsCommand implements Command {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  private final Supplier<Terminal> terminal;

  /** Where orders come from, and how the answers may look. */
  record Terminal(InputStream in, boolean interactive, Paint paint) {
    static Terminal ofThisProcess() {
      return new Terminal(System.in, Paint.console().isPresent(), Paint.ofThisTerminal());
    }
  }

  /** The command at this process's standard input and output. */
  public CsmsCommand() {
    this(Terminal::ofThisProcess);
  }

  CsmsCommand(Supplier<Terminal> terminal) {
    this.terminal = terminal;
  }

  @Override
  public String name() {
    return "csms";
  }

  @Override
  public String summary() {
    return "a CSMS to test stations against";
  }

  @Override
  public Options options() {
    return CsmsOptions.describe();
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    CsmsOptions options = CsmsOptions.of(arguments);
    Terminal here = terminal.get();
    Optional<Script> script = options.script().map(file -> read(file, here.in()));
    ModelCsms model = new ModelCsms(Bounds.PUBLISHED, idPrefix());
    options.policy().forEach(change -> change.accept(model.policy()));
    options.tokens().forEach(model.tokens()::put);
    try (LiveCsms live = new LiveCsms(model, InstantSource.system());
        CsmsServer server = CsmsServer.start(options.servers(), live);
        AutoCloseable _ = log(options, live);
        AutoCloseable _ = screen(options, here.paint(), live, out);
        FileServing files = FileServing.start(options, here.paint(), out);
        AutoCloseable _ = http(options, live, server, files.desk(), out);
        AutoCloseable _ = signing(options, live)) {
      server.uris().forEach(uri -> out.println("csms listening on " + uri));
      options.pki().ifPresent(pki -> introduce(pki, options.profile(), out));
      return serve(options, script, here, new OrderRunner(live, server, files.desk()), out);
    } catch (UncheckedIOException impossible) {
      out.println("hitchpost csms: " + impossible.getMessage());
      return FAILED;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return DONE;
    } catch (Exception unexpected) {
      throw new IllegalStateException("cannot close", unexpected);
    }
  }

  private static int serve(
      CsmsOptions options,
      Optional<Script> script,
      Terminal here,
      OrderRunner runner,
      PrintStream out)
      throws InterruptedException, IOException {
    boolean well = script.isEmpty() || script.get().run(runner, out::println);
    if (script.isPresent() && !options.keep()) {
      return well ? DONE : FAILED;
    }
    boolean scriptFromInput = options.script().filter("-"::equals).isPresent();
    if (here.interactive() && !scriptFromInput) {
      prompt(here.in(), runner, out);
    } else {
      new CountDownLatch(1).await();
    }
    return well ? DONE : FAILED;
  }

  /** Reads orders until the user quits or closes the input. */
  private static void prompt(InputStream in, OrderRunner runner, PrintStream out)
      throws IOException, InterruptedException {
    out.println("type help for the orders, quit to end");
    Charset charset = Paint.console().map(Console::charset).orElse(StandardCharsets.UTF_8);
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      try {
        Optional<Order> order = OrderParser.parse(line);
        if (order.isPresent()) {
          Outcome outcome = runner.run(order.get());
          outcome.lines().forEach(out::println);
          if (outcome instanceof Outcome.Quit) {
            return;
          }
        }
      } catch (OrderException wrong) {
        out.println(Visible.text(wrong.reason()));
      }
    }
  }

  private static Script read(String file, InputStream in) {
    try {
      List<String> lines =
          file.equals("-")
              ? new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()
              : Files.readAllLines(Path.of(file));
      return Script.parse(file.equals("-") ? "script" : file, lines);
    } catch (IOException unreadable) {
      throw new UsageException("cannot read the script " + file + ": " + unreadable.getMessage());
    } catch (OrderException wrong) {
      throw new UsageException(wrong.reason());
    }
  }

  private static AutoCloseable screen(
      CsmsOptions options, Paint paint, LiveCsms live, PrintStream out) {
    if (options.quiet()) {
      return () -> {};
    }
    LogLines lines = new LogLines(ZoneId.systemDefault(), paint);
    return Follower.start(
        live,
        "csms-screen",
        batch -> {
          if (batch.missed() > 0) {
            out.println("... " + batch.missed() + " entries not shown");
          }
          lines.of(batch.entries()).forEach(out::println);
        });
  }

  private static AutoCloseable log(CsmsOptions options, LiveCsms live) {
    if (options.log().isEmpty()) {
      return () -> {};
    }
    MessageLog log = MessageLog.open(options.log().get(), LogMask.SECRETS);
    Follower follower =
        Follower.start(
            live, "csms-log", batch -> batch.entries().forEach(entry -> write(entry, log)));
    return () -> {
      follower.close();
      log.close();
    };
  }

  private static void write(LedgerEntry entry, MessageLog log) {
    if (entry instanceof LedgerEntry.Message message) {
      var station = log.of(message.stationId());
      switch (message.direction()) {
        case FROM_STATION -> station.received(message.text(), message.at());
        case TO_STATION -> station.sent(message.text(), message.at());
      }
    }
  }

  private static AutoCloseable signing(CsmsOptions options, LiveCsms live) {
    return options.pki().isEmpty()
        ? () -> {}
        : SigningDesk.open(live, options.pki().get().authority(), InstantSource.system());
  }

  /** What a station must be given to connect. */
  private static void introduce(PkiFolder pki, int profile, PrintStream out) {
    out.println("stations trust this root: " + pki.root());
    out.println("  in the station file:  tls: {csmsRootCertificates: " + pki.root() + "}");
    if (profile == 3) {
      Path own = pki.stationFolder("CP1", "Hitchpost test", Instant.now());
      out.println("stations show a certificate; one for a station with the serial number CP1:");
      out.println(
          "  in the station file:  tls: {clientCertificates: "
              + own
              + ", clientKeys: "
              + own
              + "}");
    }
    out.println("what stations send with SignCertificate is signed and brought to them");
    out.println("for signed firmware they trust this root too: " + pki.manufacturerRoot());
  }

  private static AutoCloseable http(
      CsmsOptions options, LiveCsms live, CsmsServer server, FileDesk desk, PrintStream out) {
    if (options.http().isEmpty()) {
      return () -> {};
    }
    CsmsHttp http = CsmsHttp.start(options.http().get(), live, server, desk);
    out.println("http listening on " + http.uri());
    return http;
  }

  /** Differs from run to run, so that a station does not take a new call for an old one. */
  private static String idPrefix() {
    return Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";
  }
}
