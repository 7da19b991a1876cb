package hitchpost.simulator.run;

import hitchpost.hal.gpio.LinuxGpioChip;
import hitchpost.hal.gpio.LinuxGpioChip.LineDescription;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The installed program at GPIO lines and a PWM output of a real kernel, in a guest: a session and
 * its bill, and what {@code kill -9} leaves of another one. Not a JUnit class, because the guest
 * has nothing but Java: {@code HAL_KERNEL=1 .ci/run} runs it.
 *
 * <p>Arguments: the device file of a chip with 32 lines, the folder where the simulator shows what
 * outputs drive and takes what inputs are pulled to, and the folder of a PWM chip.
 */
final class KernelSession {
  private final String chip;
  private final KernelLines lines;
  private final GpioPost post;
  private final InstalledSite site;
  private final GpioSession session;

  private KernelSession(String chip, KernelLines lines, GpioPost post, InstalledSite site) {
    this.chip = chip;
    this.lines = lines;
    this.post = post;
    this.site = site;
    session = new GpioSession(post, site);
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("session");
    try (var lines = new KernelLines(Path.of(args[1]));
        var post = new GpioPost(folder, args[0], lines, Path.of(args[2]), new TcpMeter())) {
      post.importSteps(123_456);
      try (var site = new InstalledSite(folder, post.file())) {
        var test = new KernelSession(args[0], lines, post, site);
        try {
          test.billsTheRegister();
          test.killedLeavesNoOutputHigh();
          test.endsInOrder();
        } catch (AssertionError | RuntimeException failed) {
          site.kill();
          System.out.println(site.said());
          throw failed;
        }
      }
    }
  }

  private void billsTheRegister() {
    long before = post.wattHours();
    session.beginByCsms();
    check("lines that are held are named", description(GpioPost.CONTACTOR).used());
    session.count(3);
    session.endByCsms();
    long moved = (post.wattHours() - before) * 1000;
    long billed = site.billedWattHours() * 1000;
    check("billed " + billed + " mWh of " + moved, moved == 30_000 && billed == moved);
    System.out.printf(
        "KERNEL SESSION: %d mWh billed, %d mWh on the register, passed%n", billed, moved);
  }

  private void killedLeavesNoOutputHigh() {
    post.unplugCar();
    session.beginByCard();
    int transactions = site.transactions().size();
    site.kill();
    nothingIsHeldOrHigh();
    check("a lock stays as it is", post.locked());
    check("the pilot goes on as it was told: PWM outputs outlive the process", post.offers());
    site.start();
    site.until("the transaction ends", site::ended);
    check("ended by " + site.stopReason(), site.stopReason().equals("PowerLoss"));
    check("there is no other one", site.transactions().size() == transactions);
    check("no power without a driver", !post.charges());
    site.until("the pilot offers nothing", () -> !post.offers());
  }

  private void endsInOrder() {
    int exitCode = site.terminate();
    check("exit code " + exitCode, exitCode == 0);
    nothingIsHeldOrHigh();
    System.out.println("KERNEL KILL: outputs low after kill -9 and after the end in order, passed");
  }

  private void nothingIsHeldOrHigh() {
    for (int output : new int[] {GpioPost.CONTACTOR, GpioPost.LOCK_CLOSE, GpioPost.LOCK_OPEN}) {
      check("output " + output + " is low", !lines.high(output));
      check("nobody holds output " + output, !description(output).used());
    }
  }

  private LineDescription description(int offset) {
    return LinuxGpioChip.describe(chip).lines().get(offset);
  }

  private static void check(String what, boolean holds) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
