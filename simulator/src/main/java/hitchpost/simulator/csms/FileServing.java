package hitchpost.simulator.csms;

import hitchpost.simulator.csms.files.FileServer;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The file server of the command, when one is wanted, and the desk that knows it. */
record FileServing(Optional<FileServer> server, FileDesk desk) implements AutoCloseable {
  /** Starts it; what is fetched and brought is shown beside what stations say. */
  static FileServing start(CsmsOptions options, Paint paint, PrintStream out) {
    LogLines lines = new LogLines(ZoneId.systemDefault(), paint);
    Optional<FileServer> server =
        options
            .files()
            .map(settings ->
                FileServer.start(
                    settings,
                    what -> {
                      if (!options.quiet()) {
                        out.println(lines.note(Instant.now(), "files", what));
                      }
                    }));
    server.ifPresent(files -> out.println("files at " + files.uri() + "/"));
    return new FileServing(server, new FileDesk(server, options.pki()));
  }

  @Override
  public void close() {
    server.ifPresent(FileServer::close);
  }
}
