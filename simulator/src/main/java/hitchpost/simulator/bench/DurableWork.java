package hitchpost.simulator.bench;

import hitchpost.core.Fact;
import hitchpost.core.journal.Change;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.station.file.OcppVersion;
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
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A station in a transaction loses its CSMS, writes meter values one after the other, and delivers
 * them all when the CSMS is back. Before each record as many bytes are appended to a plain file.
 */
final class DurableWork implements AutoCloseable {
  private static final int SECONDS = 120;

  private final FileChannel file;
  private final Sequence records;
  private final Pace pace;
  private final MeasuredStation station;
  private final CountDownLatch offline = new CountDownLatch(1);
  private Latencies appended = new Latencies(0);
  private Latencies commits = new Latencies(0);
  private volatile long submittedNanos;
  private volatile long durableNanos;
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
    station =
        new MeasuredStation(
            pace, csms, directory, OcppVersion.V1_6, MeasuredStation.SAMPLES, new Clock());
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
      report.tell("drain.limit", 1e6 / (work.bareRoundTrip(csms) + work.appended.micros(50)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      pace.threads().close();
    }
  }

  private void write(int count, Report report) {
    Latencies ours = write(count);
    report.tell("bytes", bytes);
    report.tell("read", ours.micros(50));
    for (int percent : List.of(50, 99)) {
      report.tell("p" + percent, commits.micros(percent));
      report.tell("p" + percent + ".raw", appended.micros(percent));
    }
  }

  private Latencies write(int count) {
    appended = new Latencies(count);
    commits = new Latencies(count);
    return records.run(count).latencies();
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
    appended.add(System.nanoTime() - begun);
  }

  @Override
  public void close() throws IOException {
    station.close();
    file.close();
  }

  /** Stops the time of each commit, and how much it writes. */
  private final class Clock implements MeasuredStation.Commits {
    /** A record counts with all that its commit has to hold: names, keys and values. */
    @Override
    public void submitted(List<Change> changes) {
      bytes = changes.stream().mapToInt(this::characters).sum();
      submittedNanos = System.nanoTime();
    }

    @Override
    public void durable() {
      durableNanos = System.nanoTime();
    }

    private int characters(Change change) {
      int value = change instanceof Change.Put put ? put.json().length() : 0;
      return change.shelf().name().length() + change.key().length() + value;
    }
  }

  private final class Progress implements StationListener {
    @Override
    public void happened(Fact fact, Instant at) {
      Drain present = drain;
      if (fact instanceof Fact.RecordWritten(TransactionRecord.Updated _)) {
        commits.add(durableNanos - submittedNanos);
        records.doneSince(station.hardware.lastReadNanos());
      } else if (fact instanceof Fact.RecordDelivered && present != null) {
        present.delivered();
      } else if (fact instanceof Fact.ConnectionChanged(String subprotocol, _, _)) {
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
