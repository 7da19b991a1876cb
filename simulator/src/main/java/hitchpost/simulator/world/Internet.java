package hitchpost.simulator.world;

import hitchpost.core.Input;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.simulator.csms.model.CsmsOutput;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way between a station and its CSMS, and everything that can happen on it. */
final class Internet implements VirtualStation.Network {
  /** How long an attempt may take that nobody answers. */
  private static final Duration HANDSHAKE_DEADLINE = Duration.ofSeconds(30);

  /** When TCP gives up a connection on which nothing is acknowledged. */
  private static final Duration TCP_PATIENCE = Duration.ofMinutes(16);

  /** Percent of the connections for which what is spoken is chosen anew. */
  private static final int CHANGES = 60;

  private static final Duration LATE_FROM = Duration.ofSeconds(1);
  private static final Duration LATE_TO = Duration.ofSeconds(20);

  private final Surroundings world;
  private final Backend backend;
  private final long shortestMillis;
  private final long longestMillis;
  private final SplittableRandom random;
  private Consumer<Input> station = input -> {};
  private List<Language> languages = List.of();
  private SplittableRandom taste = new SplittableRandom(0);
  private @Nullable Line line;
  private long unreachableUntil;

  /** One connection; in each direction messages keep their order. */
  private static final class Line {
    final long attempt;
    boolean open;

    /** Half-open: nothing arrives any more, and nobody knows. */
    boolean dead;

    long upFree;
    long downFree;

    Line(long attempt) {
      this.attempt = attempt;
    }
  }

  Internet(Surroundings world, Backend backend, Duration latency, SplittableRandom random) {
    this.world = world;
    this.backend = backend;
    shortestMillis = latency.dividedBy(4).toMillis();
    longestMillis = latency.toMillis();
    this.random = random;
    backend.sendThrough(this::handle);
  }

  void station(Consumer<Input> feed) {
    station = feed;
  }

  /** What the station offers; which of it is chosen at each connection is drawn. */
  void speaks(List<Language> offered, SplittableRandom random) {
    languages = offered;
    taste = random;
  }

  @Override
  public void command(LinkCommand command) {
    switch (command) {
      case LinkCommand.Connect c -> connect(c);
      case LinkCommand.Send c -> {
        Line now = current(c.attempt());
        if (now != null) {
          send(now, c.text());
        }
      }
      case LinkCommand.Ping c -> {
        Line now = current(c.attempt());
        if (now != null && !now.dead) {
          world.time().after(travel(), () -> pong(now));
        }
      }
      case LinkCommand.Close c -> {
        if (current(c.attempt()) != null) {
          line = null;
          backend.disconnected("closed by the station: " + c.reason());
        }
      }
    }
  }

  /** The CSMS does not notice before the station connects again. */
  @Override
  public void stationGone() {
    line = null;
  }

  /** The connection breaks, and both ends notice. */
  void breaks(String why) {
    Line broken = line;
    if (broken != null && broken.open) {
      line = null;
      backend.disconnected(why);
      station.accept(new Input.Link(new LinkEvent.Closed(broken.attempt, 1006, why)));
    }
  }

  /** From now on nothing passes, and nobody notices. */
  void dies() {
    Line dying = line;
    if (dying != null && dying.open && !dying.dead) {
      dying.dead = true;
      world.time().after(TCP_PATIENCE, () -> giveUp(dying));
    }
  }

  private void giveUp(Line dead) {
    if (line == dead) {
      line = null;
      backend.disconnected("TCP gave up");
      station.accept(new Input.Link(new LinkEvent.Closed(dead.attempt, 1006, "timeout")));
    }
  }

  /** Whether messages pass. */
  boolean passes() {
    Line now = line;
    return now != null && now.open && !now.dead;
  }

  /** No connection comes about for a while. */
  void unreachable(Duration duration) {
    unreachableUntil = world.time().nanos() + duration.toNanos();
  }

  private @Nullable Line current(long attempt) {
    Line now = line;
    return now != null && now.open && now.attempt == attempt ? now : null;
  }

  private void connect(LinkCommand.Connect command) {
    Line opening = new Line(command.attempt());
    line = opening;
    boolean reachable = world.time().nanos() >= unreachableUntil;
    Duration wait =
        reachable || random.nextBoolean() ? travel().multipliedBy(2) : HANDSHAKE_DEADLINE;
    world.time().after(wait, () -> decide(opening, command, reachable));
  }

  private void decide(Line opening, LinkCommand.Connect command, boolean reachable) {
    if (line != opening) {
      return;
    }
    if (reachable) {
      opening.open = true;
      Language spoken = chosen();
      backend.opened(spoken);
      String subprotocol = spoken.version().subprotocol();
      station.accept(new Input.Link(new LinkEvent.Opened(command.attempt(), subprotocol)));
    } else {
      line = null;
      station.accept(new Input.Link(new LinkEvent.Failed(command.attempt(), "unreachable")));
    }
  }

  /** What is spoken is mostly what was before. */
  private Language chosen() {
    boolean anew = languages.size() > 1 && Chance.percent(taste, CHANGES);
    Language before = backend.language();
    Language now = anew ? Chance.one(taste, languages) : before;
    if (now != before) {
      world.tally().judged("change of version");
    }
    return now;
  }

  private void pong(Line on) {
    if (line == on && !on.dead) {
      station.accept(new Input.Link(new LinkEvent.Ponged(on.attempt)));
    }
  }

  private void send(Line on, String text) {
    world.tally().message();
    if (on.dead || strikes(FaultKind.LOST)) {
      return;
    }
    on.upFree = Math.max(on.upFree, world.time().nanos() + delay().toNanos());
    world.time().at(on.upFree, () -> arrive(on, text, false));
    if (strikes(FaultKind.TWICE)) {
      world.time().at(on.upFree, () -> arrive(on, text, true));
    }
  }

  private void arrive(Line on, String text, boolean again) {
    if (line == on && !on.dead) {
      backend.received(text, again);
    }
  }

  /** Does what the CSMS wants done. */
  private void handle(List<CsmsOutput> outputs) {
    for (CsmsOutput output : outputs) {
      switch (output) {
        case CsmsOutput.Send o -> answer(o.text());
        case CsmsOutput.Close o -> breaks("closed by the CSMS");
        case CsmsOutput.Answered o -> {}
      }
    }
  }

  private void answer(String text) {
    Line on = line;
    if (on == null || !on.open) {
      return;
    }
    world.tally().message();
    if (on.dead || strikes(FaultKind.LOST)) {
      return;
    }
    on.downFree = Math.max(on.downFree, world.time().nanos() + delay().toNanos());
    world.time().at(on.downFree, () -> deliver(on, text));
    if (strikes(FaultKind.TWICE)) {
      world.time().at(on.downFree, () -> deliver(on, text));
    }
  }

  private void deliver(Line on, String text) {
    if (line == on && !on.dead) {
      station.accept(new Input.Link(new LinkEvent.Received(on.attempt, text)));
    }
  }

  private Duration delay() {
    return strikes(FaultKind.LATE) ? Chance.between(random, LATE_FROM, LATE_TO) : travel();
  }

  private Duration travel() {
    return Duration.ofMillis(random.nextLong(shortestMillis, longestMillis));
  }

  private boolean strikes(FaultKind kind) {
    boolean struck = world.plan().strikes(kind, random);
    if (struck) {
      world.struck(kind);
    }
    return struck;
  }
}
