package hitchpost.simulator.bench;

import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.link.SerialSettings;
import hitchpost.hal.modbus.ModbusBus;
import hitchpost.hal.modbus.ModbusDevice;
import hitchpost.hal.modbus.Priority;
import hitchpost.hal.modbus.Registers;
import hitchpost.hal.modbus.SerialPatience;
import hitchpost.hal.modbus.Table;
import hitchpost.hal.modbus.UnitAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** What a line costs: a large read, and the time until somebody notices that it is unplugged. */
final class HardwareWork {
  private static final int REGISTERS = 76;
  private static final int SECONDS = 30;
  private static final int UNPLUGS = 40;
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final Duration METER = Duration.ofSeconds(1);

  /** Longer than the silence that parts frames, so that no read waits for it. */
  private static final long PAUSE_NANOS = 3_000_000;

  /** A machine that is busy with other things makes a read slow; it shall not end the measuring. */
  private static final SerialPatience LONG =
      new SerialPatience(Duration.ofSeconds(SECONDS), Duration.ofSeconds(1));

  private HardwareWork() {}

  /** Measures, and reports what it found. */
  static void measure(int warmUp, int count, Report report) {
    reads(warmUp, count, report);
    unplugs("unplug.read", Duration.ZERO, report);
    unplugs("unplug.rest", METER, report);
  }

  private static void reads(int warmUp, int count, Report report) {
    try (var line = new Line(SELDOM)) {
      Latencies exchange = new Latencies(count);
      Latencies call = new Latencies(count);
      for (int i = -warmUp; i < count; i++) {
        LockSupport.parkNanos(PAUSE_NANOS);
        long begun = System.nanoTime();
        long nanos = line.run(HardwareWork::readNanos);
        long whole = System.nanoTime() - begun;
        if (i >= 0) {
          exchange.add(nanos);
          call.add(whole);
        }
      }
      report.tell("read.p50", exchange.micros(50));
      report.tell("read.p99", exchange.micros(99));
      report.tell("call.p50", call.micros(50));
      report.tell("call.p99", call.micros(99));
    }
  }

  private static long readNanos(Registers registers) {
    long begun = System.nanoTime();
    registers.read(Table.INPUT, 0, REGISTERS);
    return System.nanoTime() - begun;
  }

  private static void unplugs(String name, Duration poll, Report report) {
    Latencies latencies = new Latencies(UNPLUGS);
    for (int i = 0; i < UNPLUGS; i++) {
      try (var line = new Line(poll)) {
        LockSupport.parkNanos(PAUSE_NANOS * (1 + i % 7));
        latencies.add(line.unplug());
      }
    }
    report.tell(name + ".p50", latencies.micros(50));
    report.tell(name + ".most", latencies.micros(100));
  }

  /** A bus with one device, and what hangs on it. */
  private static final class Line implements AutoCloseable {
    private final ModbusSlaves slaves = new ModbusSlaves();
    private final CountDownLatch found = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicLong goneNanos = new AtomicLong();
    private final ModbusBus bus;
    private final ModbusDevice device;

    Line(Duration poll) {
      SerialSettings settings = SerialSettings.parse("115200 8N1");
      bus =
          ModbusBus.serial(SerialLink.at(slaves.path(), settings), settings, LONG, HalClock.SYSTEM);
      device = new ModbusDevice(bus, UnitAddress.of(1), Priority.CONTROL, poll, new Reading());
      device.start();
      Waiting.until("the device answers", SECONDS, found);
    }

    long run(Function<Registers, Long> work) {
      return device.run(work).toCompletableFuture().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** Nanoseconds from the unplug until the driver hears of it. */
    long unplug() {
      long begun = slaves.unplug();
      Waiting.until("the unplug is noticed", SECONDS, gone);
      return goneNanos.get() - begun;
    }

    @Override
    public void close() {
      bus.close();
      slaves.close();
    }

    private final class Reading implements ModbusDevice.Script {
      @Override
      public void identify(Registers registers) {
        registers.read(Table.INPUT, 0, REGISTERS);
      }

      @Override
      public void poll(Registers registers) {
        registers.read(Table.INPUT, 0, REGISTERS);
        found.countDown();
      }

      @Override
      public void lost(String cause) {
        goneNanos.set(System.nanoTime());
        gone.countDown();
      }
    }
  }
}
