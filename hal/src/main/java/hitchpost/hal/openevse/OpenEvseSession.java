package hitchpost.hal.openevse;

import hitchpost.hal.command.Awaited;
import hitchpost.hal.command.Told;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkHealth;
import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.LinkTraffic;
import hitchpost.hal.link.LinkUser;
import hitchpost.hal.link.ReconnectingLink;
import hitchpost.hal.openevse.RapiLine.Reply;
import hitchpost.hal.openevse.Steering.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one conversation with a board, on the thread of its line: asks what it does, brings it to
 * what it was told, and does what its parts want in between.
 */
final class OpenEvseSession implements LinkUser {
  private static final Logger LOG = LoggerFactory.getLogger(OpenEvseSession.class);

  /** What a notice waits at most; a command wakes the thread at once. */
  private static final Duration REST = Duration.ofMillis(10);

  private static final Duration SLOW_POLL = Duration.ofSeconds(10);

  /** An effect that has not come by then will not come. */
  private static final Duration EFFECT_PATIENCE = Duration.ofSeconds(10);

  /**
   * How long to wait for a board to go to sleep before the line is let go: it is told twice, and
   * each may have to be asked again.
   */
  private static final Duration PARTING = Duration.ofSeconds(2);

  private static final int MOST_WAITING = 64;

  /** What the parts of a board hear, on the thread of its line. */
  interface Listener {
    /** The board answers: comes first on each new line and after each start of the board. */
    void found(Found found);

    /** What the board does, each time that it says so. */
    void seen(BoardStatus status);

    /** The board has started anew. */
    void rebooted(String cause);
  }

  private final HalClock clock;
  private final OpenEvseSettings settings;
  private final LinkTraffic traffic;
  private final ReconnectingLink link;
  private final List<Listener> listeners = new ArrayList<>();
  private final List<Chore> chores = new ArrayList<>();
  private final AtomicReference<Told> told = new AtomicReference<>(Told.NOTHING);
  private final ArrayBlockingQueue<Order> orders = new ArrayBlockingQueue<>(MOST_WAITING);
  private final ArrayBlockingQueue<Task<?>> tasks = new ArrayBlockingQueue<>(MOST_WAITING);

  /** The effects of those {@link #orders} that the steering knows of. */
  private final Awaited awaited;

  private final AtomicBoolean started = new AtomicBoolean();
  private final Steering steering = new Steering();
  private volatile Found found = Found.NOTHING;

  /** Whether somebody looks at what waits. */
  private volatile boolean attended;

  private @Nullable BoardStatus status;
  private @Nullable RapiLine line;

  /** The parts have not heard yet what was found. */
  private boolean news;

  /** The board has started anew, and this is why. */
  private @Nullable String restart;

  OpenEvseSession(LinkSource source, HalClock clock, OpenEvseSettings settings) {
    this.clock = clock;
    this.settings = settings;
    this.traffic = source.traffic();
    this.link = new ReconnectingLink(source, clock, Backoff.ofDevice(), this);
    this.awaited = new Awaited(link.address(), EFFECT_PATIENCE);
    every(settings.statusPoll(), this::refresh);
    every(SLOW_POLL, this::compareOffer);
  }

  HalClock clock() {
    return clock;
  }

  OpenEvseSettings settings() {
    return settings;
  }

  Found found() {
    return found;
  }

  LinkHealth health() {
    return link.health();
  }

  String address() {
    return link.address();
  }

  /** To be called before {@link #start}. */
  void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Does something again and again while the board answers; to be called before {@link #start}. */
  void every(Duration time, Runnable work) {
    chores.add(new Chore(time, work));
  }

  void start() {
    if (started.compareAndSet(false, true)) {
      link.start();
    }
  }

  /** Sends the board to sleep where that is still possible, and lets the line go. */
  void close() {
    told.set(Told.NOTHING);
    if (started.get() && link.health().state().up() && !link.ownsCurrentThread()) {
      CompletableFuture<@Nullable Void> asleep = new CompletableFuture<>();
      await("go to sleep", steering::asleep, asleep);
      asleep
          .completeOnTimeout(null, PARTING.toMillis(), TimeUnit.MILLISECONDS)
          .exceptionally(_ -> null)
          .join();
    }
    link.close();
  }

  /**
   * Tells the board something that it has to be brought to.
   *
   * @param what it shall do, in words
   * @param reached asked on the thread of the line
   */
  CompletionStage<@Nullable Void> tell(
      UnaryOperator<Told> change, String what, Predicate<Steering> reached) {
    told.updateAndGet(change);
    CompletableFuture<@Nullable Void> future = new CompletableFuture<>();
    await(what, () -> reached.test(steering), future);
    return future;
  }

  private void await(
      String what, BooleanSupplier reached, CompletableFuture<@Nullable Void> future) {
    leave(new Order(what, reached, future), orders, future);
  }

  /**
   * Something that the board was told to do.
   *
   * @param reached asked on the thread of the line
   */
  private record Order(
      String what, BooleanSupplier reached, CompletableFuture<@Nullable Void> future) {}

  /** Does something on the thread of the line, as soon as the line is free. */
  <T> CompletableFuture<T> task(Supplier<T> work) {
    var task = new Task<T>(work, new CompletableFuture<>());
    leave(task, tasks, task.future);
    return task.future;
  }

  /** Leaves something to the thread of the line, or fails it where nobody would do it. */
  private <W> void leave(W work, Queue<? super W> waiting, CompletableFuture<?> future) {
    if (!link.health().state().up()) {
      future.completeExceptionally(unreachable());
    } else if (!waiting.offer(work)) {
      future.completeExceptionally(busy());
    } else if (attended) {
      link.wake();
    } else if (waiting.remove(work)) {
      future.completeExceptionally(
          new DeviceException(Reason.UNREACHABLE, address() + " has just been lost or closed"));
    }
  }

  private record Task<T>(Supplier<T> work, CompletableFuture<T> future) {
    void run() {
      if (future.isDone()) {
        return;
      }
      try {
        future.complete(work.get());
      } catch (DeviceException failed) {
        future.completeExceptionally(failed);
        if (failed.reason() == Reason.TIMEOUT) {
          throw failed;
        }
      } catch (LinkLostException lost) {
        future.completeExceptionally(
            new DeviceException(Reason.UNREACHABLE, "the line was lost meanwhile", lost));
        throw lost;
      } catch (RuntimeException wrong) {
        future.completeExceptionally(wrong);
        throw wrong;
      }
    }
  }

  private DeviceException unreachable() {
    return new DeviceException(
        Reason.UNREACHABLE, address() + " cannot be reached: " + link.health().state().cause());
  }

  private DeviceException busy() {
    return new DeviceException(
        Reason.REFUSED, address() + ": " + MOST_WAITING + " commands wait already");
  }

  // --- on the thread of the line from here on

  /** Asks the board something; only for the thread of the line. */
  Reply ask(String command) {
    return open().ask(command);
  }

  private RapiLine open() {
    RapiLine now = line;
    if (now == null) {
      throw unreachable();
    }
    return now;
  }

  /** The status that the board told last. */
  Optional<BoardStatus> status() {
    return Optional.ofNullable(status);
  }

  /** Has the board start anew, which it does not answer. */
  void restartBoard() {
    open().tell("FR");
  }

  @Override
  public void identify(ByteLink opened) {
    line = new RapiLine(opened, clock, settings.answer(), traffic, this::notice);
    attended = true;
    learn();
  }

  /** Finds out what the board is, and that it has to be told everything. */
  private void learn() {
    restart = null;
    news = true;
    Found now = Found.ask(open());
    if (now.watchdog()) {
      wantWatchdog(ask("GY"));
    }
    if (now.lock()) {
      // or else the board moves the lock by itself
      ask("S5 M");
    }
    found = now;
    steering.forgotten(now.maxAmperes());
    observe(requireStatus(ask("GS")));
    chores.forEach(chore -> chore.begin(clock.nanos()));
  }

  /** The board has started anew; until it has been asked everything, nothing else is asked. */
  private void learnAnew(String cause) {
    try {
      learn();
    } catch (DeviceException incomplete) {
      restart = cause;
      throw incomplete;
    }
    listeners.forEach(listener -> listener.rebooted(cause));
  }

  /** The board keeps it without supply, and bears to be told so only so often. */
  private void wantWatchdog(Reply present) {
    long seconds = settings.watchdog().toSeconds();
    if (present.number(0) != seconds || present.number(1) != 0) {
      ask("SY " + seconds + " 0");
    }
  }

  /** Has every order waited for whose effect the steering is to bring about from now on. */
  private void takeOrders() {
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      awaited.add(order.what, order.reached, clock.nanos(), order.future);
    }
  }

  @Override
  public void work(ByteLink unused) {
    takeOrders();
    try {
      if (restart != null) {
        learnAnew(restart);
      }
      tellNews();
      if (doSomething()) {
        link.health().answered();
      } else if (!open().hear(Duration.ZERO)) {
        clock.park(REST);
      }
    } catch (DeviceException failed) {
      LOG.debug("{}: {}", address(), failed.getMessage());
      link.health().missed(String.valueOf(failed.getMessage()));
      if (!link.health().state().up()) {
        throw failed;
      }
    }
    // while a start has not been learnt, what was seen last says nothing
    if (restart == null) {
      awaited.settle(clock.nanos());
    }
  }

  /** The most urgent thing that is to be done, and whether there was any. */
  private boolean doSomething() {
    long now = clock.nanos();
    Optional<Step> step = steering.next(now, Objects.requireNonNull(told.get()));
    if (step.isPresent()) {
      perform(step.get());
      return true;
    }
    Task<?> task = tasks.poll();
    if (task != null) {
      task.run();
      return true;
    }
    // the one that waits longest, or else those that take longer than their time starve the others
    Optional<Chore> due =
        chores.stream()
            .filter(chore -> chore.waited(now) >= 0)
            .max(Comparator.comparingLong(chore -> chore.waited(now)));
    due.ifPresent(chore -> chore.run(now));
    return due.isPresent();
  }

  private void perform(Step step) {
    Reply reply =
        ask(
            switch (step) {
              case Step.Current(int amperes) -> "SC " + amperes + " V";
              case Step.Enable _ -> "FE";
              case Step.Sleep _ -> "FS";
              case Step.Disable _ -> "FD";
              case Step.BootUnlock _ -> "SB";
            });
    if (step instanceof Step.Current(int amperes)
        && (reply.ok() || !reply.parameters().isEmpty())) {
      // a board that takes less says how much, and some do not say how much they took
      steering.done(
          clock.nanos(), step, reply.parameters().isEmpty() ? amperes : (int) reply.number(0));
    } else if (reply.ok()) {
      steering.done(clock.nanos(), step, 0);
    } else {
      LOG.warn("{}: the board refused {}", address(), step);
      steering.refused(clock.nanos());
    }
    refresh();
  }

  /** Asks the board what it does; only for the thread of the line. */
  BoardStatus refresh() {
    BoardStatus seen = requireStatus(ask("GS"));
    observe(seen);
    tellNews();
    return seen;
  }

  /** A board that started anew without being heard offers something else than it was told. */
  private void compareOffer() {
    Reply range = ask("GC");
    if (range.parameters().size() > 2) {
      steering.offers((int) range.number(2));
    }
  }

  private static BoardStatus requireStatus(Reply reply) {
    return BoardStatus.ofReply(reply.parameters())
        .orElseThrow(() ->
            new DeviceException(
                Reason.GARBLED, "the board answered " + reply.parameters() + " to GS"));
  }

  private void notice(RapiFrame frame) {
    BoardStatus.ofNotice(frame).ifPresent(this::observe);
    if (frame.name().equals("AB")) {
      restart = "board started, self-test " + String.join(", firmware ", frame.parameters());
    }
  }

  private void observe(BoardStatus seen) {
    status = seen;
    steering.observe(seen);
    if (!news) {
      listeners.forEach(listener -> listener.seen(seen));
    }
  }

  /** The first that the parts hear of a board is what it is. */
  private void tellNews() {
    BoardStatus seen = status;
    if (news && seen != null && link.health().state().up()) {
      news = false;
      listeners.forEach(listener -> listener.found(found));
      listeners.forEach(listener -> listener.seen(seen));
    }
  }

  @Override
  public void lost(String cause) {
    attended = false;
    line = null;
    restart = null;
    takeOrders();
    awaited.fail(cause);
    DeviceException reason = new DeviceException(Reason.UNREACHABLE, address() + ": " + cause);
    for (Task<?> task = tasks.poll(); task != null; task = tasks.poll()) {
      task.future.completeExceptionally(reason);
    }
  }
}
