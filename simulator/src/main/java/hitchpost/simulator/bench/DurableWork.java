package hitchpost.simulator.bench;

import hitchpost.core.Fact;
import hitchpost.core.journal.Change;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.station.run.StationListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A station in a transaction loses its CSMS, writes meter values one after the other, and delivers
 * them all when the CSMS is back. Before each record as many bytes are appended to a plain file.
 */
final class DurableWork implements AutoCloseable {
  private static final int SECONDS = 120;
  private static final Map<String, String> KEYS =
      Map.of(
          "HeartbeatInterval",
          "86400",
          "MeterValueSampleInterval",
          "1",
          "MeterValuesSampledData",
          "Energy.Active.Import.Register,Power.Active.Import,Voltage,Current.Import");

  private final FileChannel file;
  private final Sequence records;
  private final Pace pace;
  private final MeasuredStation station;
  private final CountDownLatch offline = new CountDownLatch(1);
  private @Nullable Latencies appended;
  private volatile int bytes = 400;
  private volatile String lastCall = "";
  private volatile @Nullable Drain drain;

  /** How a queue is worked off. */
  private static final class Drain {
    private final int records;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile long connectedNanos;
    private volatile long doneNanos;
    private int delivered;

    Drain(int records) {
      this.records = records;
    }

    void delivered() {
      if (++delivered == records) {
        doneNanos = System.nanoTime();
        done.countDown();
      }
    }

    double perSecond() {
      return records * 1e9 / (doneNanos - connectedNanos);
    }
  }

  private DurableWork(Pace pace, URI csms, Path directory) throws IOException {
    this.pace = pace;
    file =
        FileChannel.open(
            directory.resolve("plain"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    records = new Sequence(pace, this::appendAndRing);
    station = new MeasuredStation(pace, csms, directory, KEYS, this::committed);
    station.runner.listen(new Progress());
  }

  /** Measures, and reports what it found. */
  static void measure(URI csms, Path directory, int warmUp, int count, Report report) {
    var pace = new Pace();
    try (var work = new DurableWork(pace, csms, directory)) {
      work.station.startTransaction();
      work.station.disconnect();
      Waiting.until("the station is offline", SECONDS, work.offline);
      work.write(warmUp);
      work.write(count, report);
      double perSecond = work.drain(warmUp + count);
      report.tell("drain", perSecond);
      report.tell("drain.limit", 1e6 / (work.bareRoundTrip(csms) + work.appendedMicros(50)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      pace.threads().close();
    }
  }

  private void write(int count, Report report) {
    Latencies ours = write(count);
    report.tell("bytes", bytes);
    for (int percent : List.of(50, 99)) {
      report.tell("p" + percent, ours.micros(percent));
      report.tell("p" + percent + ".raw", appendedMicros(percent));
    }
  }

  private Latencies write(int count) {
    appended = new Latencies(count);
    return records.run(count).latencies();
  }

  private double appendedMicros(int percent) {
    return appended == null ? 0 : appended.micros(percent);
  }

  private double drain(int count) {
    var work = new Drain(count);
    drain = work;
    station.connect();
    Waiting.until("everything is delivered", SECONDS, work.done);
    return work.perSecond();
  }

  private double bareRoundTrip(URI csms) {
    try (var client = new BareClient(csms)) {
      var sequence = new Sequence(pace, () -> client.send(lastCall));
      client.onAnswer(sequence::done);
      sequence.run(2000);
      return sequence.run(4000).latencies().micros(50);
    }
  }

  private void appendAndRing() {
    append();
    pace.ring();
  }

  private void append() {
    ByteBuffer content = ByteBuffer.allocate(bytes);
    long begun = System.nanoTime();
    try {
      while (content.hasRemaining()) {
        file.write(content);
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (appended != null) {
      appended.add(System.nanoTime() - begun);
    }
  }

  /** A record counts with all that its commit has to hold: names, keys and values. */
  private void committed(List<Change> changes) {
    bytes =
        changes.stream()
            .mapToInt(change ->
                change.shelf().name().length()
                    + change.key().length()
                    + (change instanceof Change.Put put ? put.json().length() : 0))
            .sum();
  }

  @Override
  public void close() throws IOException {
    station.close();
    file.close();
  }

  private final class Progress implements StationListener {
    @Override
    public void happened(Fact fact, Instant at) {
      Drain present = drain;
      if (fact instanceof Fact.RecordWritten(TransactionRecord.Sampled _)) {
        records.doneSince(station.hardware.lastReadNanos());
      } else if (fact instanceof Fact.RecordDelivered && present != null) {
        present.delivered();
      } else if (fact instanceof Fact.ConnectionChanged(String subprotocol, _)) {
        if (subprotocol == null) {
          offline.countDown();
        } else if (present != null) {
          present.connectedNanos = System.nanoTime();
        }
      }
    }

    @Override
    public void sent(String text, Instant at) {
      lastCall = text;
    }
  }
}
