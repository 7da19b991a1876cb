package hitchpost.simulator.world;

import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.maintenance.MaintenanceEvent;
import hitchpost.core.maintenance.MaintenanceEvent.Signer;
import hitchpost.core.maintenance.MaintenancePort;
import hitchpost.core.types.UploadLogStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Files and firmware of a world: images that come, fail to come, are forged, and install or not.
 * What is on the disk of the station survives its restarts; what is under way does not.
 */
final class Workshop implements MaintenancePort {
  private final VirtualTime time;
  private final SplittableRandom random;

  // Looked up only, never iterated.
  private final Map<Long, Image> images = new HashMap<>();
  private final Map<Long, Long> attempts = new HashMap<>();

  /** How far the image of a job is. */
  enum Image {
    DOWNLOADED,
    GENUINE,
    FORGED,
    INSTALLED,
    REFUSED
  }

  Workshop(VirtualTime time, SplittableRandom random) {
    this.time = time;
    this.random = random;
  }

  /** Whether the image of a job got this far, and no further. */
  boolean is(long job, Image state) {
    return images.get(job) == state;
  }

  @Override
  public void execute(MaintenanceCommand command, Consumer<MaintenanceEvent> answer) {
    long job = command.job();
    switch (command) {
      case MaintenanceCommand.CheckSigner c -> {
        boolean trusted = Chance.percent(random, 80);
        Signer bad = random.nextBoolean() ? Signer.INVALID : Signer.REVOKED;
        answer.accept(
            new MaintenanceEvent.SignerChecked(job, trusted ? Signer.TRUSTED : bad, "as drawn"));
      }
      case MaintenanceCommand.Download c -> {
        images.remove(job);
        later(answer, job, () -> download(job));
      }
      case MaintenanceCommand.Verify c -> {
        require(job, "verified", Image.DOWNLOADED, Image.GENUINE, Image.FORGED);
        later(answer, job, () -> verify(job));
      }
      case MaintenanceCommand.Install c -> {
        require(job, "installed", Image.DOWNLOADED, Image.GENUINE, Image.INSTALLED, Image.REFUSED);
        later(answer, job, () -> install(job));
      }
      case MaintenanceCommand.Upload c -> later(answer, job, () -> upload(job));
      case MaintenanceCommand.Cancel c -> attempts.merge(job, 1L, Long::sum);
    }
  }

  private void require(long job, String what, Image... states) {
    for (Image state : states) {
      if (is(job, state)) {
        return;
      }
    }
    throw new Broken("firmware", "image " + job + " is to be " + what + ": " + images.get(job));
  }

  private MaintenanceEvent download(long job) {
    if (Chance.percent(random, 30)) {
      boolean hopeless = Chance.percent(random, 20);
      return new MaintenanceEvent.DownloadFailed(job, hopeless, "as drawn");
    }
    images.put(job, Image.DOWNLOADED);
    return new MaintenanceEvent.Downloaded(job);
  }

  private MaintenanceEvent verify(long job) {
    if (is(job, Image.DOWNLOADED)) {
      images.put(job, Chance.percent(random, 75) ? Image.GENUINE : Image.FORGED);
    }
    return new MaintenanceEvent.Verified(job, is(job, Image.GENUINE), "as drawn");
  }

  /** The same installation, begun again after a power cut, ends the same way. */
  private MaintenanceEvent install(long job) {
    if (!is(job, Image.INSTALLED) && !is(job, Image.REFUSED)) {
      images.put(job, Chance.percent(random, 75) ? Image.INSTALLED : Image.REFUSED);
    }
    return is(job, Image.INSTALLED)
        ? new MaintenanceEvent.Installed(job)
        : new MaintenanceEvent.InstallFailed(job, "as drawn");
  }

  private MaintenanceEvent upload(long job) {
    return switch (random.nextInt(10)) {
      case 0 ->
          new MaintenanceEvent.UploadFailed(
              job, UploadLogStatus.PERMISSION_DENIED, true, "as drawn");
      case 1, 2 ->
          new MaintenanceEvent.UploadFailed(job, UploadLogStatus.UPLOAD_FAILURE, false, "as drawn");
      default -> new MaintenanceEvent.Uploaded(job);
    };
  }

  /** A later command for the same job, or its end, takes the place of what is under way. */
  private void later(
      Consumer<MaintenanceEvent> answer, long job, Supplier<MaintenanceEvent> outcome) {
    long attempt = attempts.merge(job, 1L, Long::sum);
    boolean slow = Chance.percent(random, 10);
    var wait = slow ? Chance.seconds(random, 60, 1_200) : Chance.seconds(random, 0, 30);
    time.after(
        wait,
        () -> {
          if (Long.valueOf(attempt).equals(attempts.get(job))) {
            answer.accept(outcome.get());
          }
        });
  }
}
