package hitchpost.station.transfer;

import hitchpost.core.maintenance.LogContent;
import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.types.UploadLogStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transfers the files of one station and installs its firmware, each job on a thread of its own.
 * Safe for use by several threads.
 */
public final class StationMaintenance implements MaintenancePort {
  private static final Logger LOG = LoggerFactory.getLogger(StationMaintenance.class);
  private static final String IMAGE = "firmware-";

  /** Whom servers have to be vouched for by. */
  @FunctionalInterface
  public interface Trust {
    SSLContext context() throws GeneralSecurityException;
  }

  /** A job that is done by a thread. */
  private record Running(AtomicBoolean cancelled, Thread thread) {}

  /** What a job does, and what came of it. */
  @FunctionalInterface
  private interface Work {
    MaintenanceEvent done(AtomicBoolean cancelled) throws IOException, InterruptedException;
  }

  private final Path folder;
  private final LogFile logs;
  private final SignedImages images;
  private final Trust trust;
  private final Installer installer;
  private final TransferLimits limits;
  private final Map<Long, Running> running = new ConcurrentHashMap<>();

  /**
   * @param stationId as in the log of messages
   * @param storage folder of the station; its folder {@code transfer} is for what comes and goes
   * @param messages the log of messages, null when there is none
   */
  public StationMaintenance(
      String stationId,
      Path storage,
      @Nullable Path messages,
      SignedImages.Roots manufacturerRoots,
      Trust trust,
      Installer installer,
      TransferLimits limits) {
    folder = storage.resolve("transfer");
    logs = new LogFile(stationId, messages, storage);
    images = new SignedImages(manufacturerRoots);
    this.trust = trust;
    this.installer = installer;
    this.limits = limits;
  }

  @Override
  public void execute(MaintenanceCommand command, Consumer<MaintenanceEvent> answer) {
    long job = command.job();
    switch (command) {
      case MaintenanceCommand.CheckSigner c ->
          begin(
              job,
              answer,
              cancelled -> {
                SignedImages.Judgement judged = images.judge(c.certificate(), c.at());
                return new MaintenanceEvent.SignerChecked(job, judged.signer(), judged.why());
              });
      case MaintenanceCommand.Download c ->
          begin(job, answer, cancelled -> download(job, c.location(), cancelled));
      case MaintenanceCommand.Verify c -> begin(job, answer, cancelled -> verify(c));
      case MaintenanceCommand.Install c -> begin(job, answer, cancelled -> install(job));
      case MaintenanceCommand.Upload c -> begin(job, answer, cancelled -> upload(c, cancelled));
      case MaintenanceCommand.Cancel c -> cancel(job);
    }
  }

  private void begin(long job, Consumer<MaintenanceEvent> answer, Work work) {
    var cancelled = new AtomicBoolean();
    Thread thread =
        Thread.ofVirtual()
            .name("maintenance-" + job)
            .unstarted(() -> carryOut(job, answer, work, cancelled));
    running.put(job, new Running(cancelled, thread));
    thread.start();
  }

  private void carryOut(
      long job, Consumer<MaintenanceEvent> answer, Work work, AtomicBoolean cancelled) {
    try {
      Files.createDirectories(folder);
      MaintenanceEvent event = work.done(cancelled);
      if (!cancelled.get()) {
        answer.accept(event);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      LOG.error("a job of the maintenance failed: {}", e.toString());
    } finally {
      running.computeIfPresent(
          job, (number, now) -> now.thread() == Thread.currentThread() ? null : now);
    }
  }

  private void cancel(long job) {
    Running now = running.remove(job);
    if (now != null) {
      now.cancelled().set(true);
      now.thread().interrupt();
    }
    try {
      Files.deleteIfExists(image(job));
      Files.deleteIfExists(part(job));
    } catch (IOException e) {
      LOG.warn("a file of the maintenance stays: {}", e.toString());
    }
  }

  private Path image(long job) {
    return folder.resolve(IMAGE + job + ".bin");
  }

  private Path part(long job) {
    return folder.resolve(IMAGE + job + ".part");
  }

  private MaintenanceEvent download(long job, String url, AtomicBoolean cancelled) {
    try {
      Location from = Location.of(url);
      tidy(job);
      checkSpace();
      Path part = part(job);
      var pace = new Pace(limits, cancelled);
      try (OutputStream out =
              new Reserve(Files.newOutputStream(part), this::freeBytes, limits.spareBytes());
          var _ = new Watch(Thread.currentThread(), pace, limits)) {
        transfer(from).download(from, out, pace);
      }
      try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Files.move(
          part, image(job), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new MaintenanceEvent.Downloaded(job);
    } catch (TransferException e) {
      return new MaintenanceEvent.DownloadFailed(job, e.hopeless(), String.valueOf(e.getMessage()));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return new MaintenanceEvent.DownloadFailed(job, false, plain(e));
    }
  }

  /** What went wrong, in words that show nothing of the URL. */
  private static String plain(Exception e) {
    String why = e.getMessage();
    boolean harmless = why != null && !why.contains("://") && !why.contains("@");
    return e.getClass().getSimpleName() + (harmless ? ": " + why : "");
  }

  /** Images of other jobs are of no use any more. */
  private void tidy(long job) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(IMAGE) && !name.startsWith(IMAGE + job + ".")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private long freeBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private void checkSpace() throws IOException, TransferException {
    if (freeBytes() < limits.spareBytes()) {
      throw TransferException.failed("the disk is full");
    }
  }

  private Transfer transfer(Location at) throws GeneralSecurityException {
    return switch (at.scheme()) {
      case HTTP, HTTPS -> new HttpTransfer(trust.context(), limits);
      case FTP, FTPS -> new FtpTransfer(trust.context(), limits, FtpTransfer.IMPLICIT_PORT);
      case SFTP -> new SftpTransfer(folder.resolve("known-hosts"), limits);
    };
  }

  private MaintenanceEvent verify(MaintenanceCommand.Verify command) {
    long job = command.job();
    try {
      boolean genuine =
          SignedImages.genuine(image(job), command.certificate(), command.signature());
      return new MaintenanceEvent.Verified(
          job, genuine, genuine ? "" : "the signature is not that of the image");
    } catch (IOException e) {
      return new MaintenanceEvent.Verified(job, false, "the image cannot be read");
    }
  }

  private MaintenanceEvent install(long job) throws InterruptedException {
    try {
      if (!Files.exists(image(job))) {
        return new MaintenanceEvent.InstallFailed(job, "the image is gone");
      }
      installer.install(image(job));
      return new MaintenanceEvent.Installed(job);
    } catch (IOException e) {
      return new MaintenanceEvent.InstallFailed(job, plain(e));
    }
  }

  private MaintenanceEvent upload(MaintenanceCommand.Upload command, AtomicBoolean cancelled) {
    long job = command.job();
    Path file = folder.resolve("upload" + job + ".tmp");
    try {
      Location to = Location.of(command.location());
      checkSpace();
      write(file, command.content());
      var pace = new Pace(limits, cancelled);
      try (var _ = new Watch(Thread.currentThread(), pace, limits)) {
        transfer(to).upload(to, command.fileName(), source(file), pace);
      }
      return new MaintenanceEvent.Uploaded(job);
    } catch (TransferException e) {
      return new MaintenanceEvent.UploadFailed(
          job, e.status(), e.hopeless(), String.valueOf(e.getMessage()));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return new MaintenanceEvent.UploadFailed(
          job, UploadLogStatus.UPLOAD_FAILURE, false, plain(e));
    } finally {
      delete(file);
    }
  }

  private void write(Path file, LogContent content) throws IOException {
    Files.deleteIfExists(file);
    logs.write(file, content);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("a file of the maintenance stays: {}", e.toString());
    }
  }

  private static Transfer.Source source(Path file) {
    return new Transfer.Source() {
      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public long size() throws IOException {
        return Files.size(file);
      }
    };
  }
}
