package hitchpost.simulator.run;

import hitchpost.hal.device.HalClock;
import hitchpost.hal.driver.Drivers;
import hitchpost.simulator.csms.CsmsServer;
import hitchpost.simulator.csms.LiveCsms;
import hitchpost.simulator.csms.ServerSettings;
import hitchpost.simulator.csms.model.CsmsTransaction;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.csms.model.StationBook;
import hitchpost.station.file.StationFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** A CSMS, and the station of {@code hitchpost run} at it. */
final class RealSite implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ID = "real";

  final LiveCsms csms = new LiveCsms(new ModelCsms(), InstantSource.system());
  private final CsmsServer server;
  private final RunningStation running;

  /**
   * Starts both.
   *
   * @param hardware what the file says of hardware, with {@code %s} for the URL of the CSMS
   */
  RealSite(Path folder, String version, String text, Drivers drivers) {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = CsmsServer.start(ServerSettings.plain(loopback), csms);
    String whole =
        """
        stationId: %s
        ocppVersions: ["%s"]
        csms: {url: "%s"}
        storage: {directory: data}
        configurationKeys: {MeterValueSampleInterval: "0"}
        """
                .formatted(ID, version, server.uri())
            + text;
    running =
        RunningStation.of(StationFile.parse(whole, folder, () -> drivers), "the test", drivers);
    running.start();
  }

  RunningStation running() {
    return running;
  }

  /** Waits until it is so. */
  void until(String what, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        Assertions.fail("in vain waited until " + what + "; " + running.station().evses());
      }
      HalClock.SYSTEM.park(Duration.ofMillis(2));
    }
  }

  /** Waits until the connector is told to be so. */
  void untilStatus(String status) {
    until("the CSMS hears " + status, () -> csms.ask(model -> status(model)).startsWith(status));
  }

  private static String status(ModelCsms model) {
    return model
        .station(ID)
        .map(StationBook::statuses)
        .map(all ->
            all.entrySet().stream()
                .filter(entry -> entry.getKey().id() == 1)
                .map(entry -> entry.getValue().status() + "/" + entry.getValue().error())
                .findFirst()
                .orElse(""))
        .orElse("");
  }

  String status() {
    return csms.ask(RealSite::status);
  }

  List<CsmsTransaction> transactions() {
    return csms.ask(model -> List.copyOf(model.transactions()));
  }

  /** What the last transaction that has ended is billed. */
  long billedWattHours() {
    return csms.ask(model -> model.transactions().getLast().energyWh().orElseThrow());
  }

  boolean ended() {
    return csms.ask(model ->
        !model.transactions().isEmpty() && model.transactions().getLast().stop().isPresent());
  }

  String stopReason() {
    return csms.ask(model -> model.transactions().getLast().stop().orElseThrow().reason());
  }

  @Override
  public void close() {
    running.close();
    server.close();
    csms.close();
  }
}
