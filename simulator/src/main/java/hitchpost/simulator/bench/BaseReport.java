package hitchpost.simulator.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** How long the full base report of a station takes, and how long it is. */
final class BaseReport {
  private static final int SECONDS = 60;
  private static final String STATION = "/ocpp/CP1";

  private final CountDownLatch accepted = new CountDownLatch(1);
  private volatile CountDownLatch complete = new CountDownLatch(1);
  private final AtomicInteger bytes = new AtomicInteger();
  private final AtomicInteger messages = new AtomicInteger();

  private BaseReport() {}

  /** Figures of a station with two EVSEs, as a user starts it. */
  static List<Figure> measure(String group, Path directory, int count) {
    var report = new BaseReport();
    double[] millis = new double[count];
    try (var server = new AnsweringServer(report::answered);
        var station =
            BootTime.station(directory, List.of(), server, "--ocpp", "2.0.1", "--evses", "2")) {
      Waiting.until("the station is accepted", SECONDS, report.accepted);
      for (int i = 0; i < count; i++) {
        millis[i] = report.ask(server, i);
      }
    }
    return List.of(
        Figure.of(group, "full base report, the first one", millis[0], "ms"),
        Figure.of(group, "full base report, median of " + count, Latencies.median(millis), "ms"),
        Figure.of(group, "its messages", report.messages.get(), ""),
        Figure.of(group, "their length", report.bytes.get(), "B"));
  }

  private double ask(AnsweringServer server, int id) {
    complete = new CountDownLatch(1);
    bytes.set(0);
    messages.set(0);
    long begun = System.nanoTime();
    String answer =
        server.call(
            STATION,
            "GetBaseReport",
            "{\"requestId\":" + id + ",\"reportBase\":\"FullInventory\"}");
    if (!answer.contains("Accepted")) {
      throw new BenchException("the station gives no report: " + answer);
    }
    Waiting.until("the report is there", SECONDS, complete);
    return (System.nanoTime() - begun) / 1e6;
  }

  private void answered(String path, String action, String call) {
    if (action.equals("BootNotification")) {
      accepted.countDown();
    } else if (action.equals("NotifyReport")) {
      bytes.addAndGet(call.length());
      messages.incrementAndGet();
      if (!call.contains("\"tbc\":true")) {
        complete.countDown();
      }
    }
  }
}
