package hitchpost.station.run;

import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.station.wire.Link;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A WebSocket that opens at once, when it may, and shows what the station does with it. */
final class FakeLink implements Link {
  /** What the station did, oldest first. */
  final BlockingQueue<Object> done = new LinkedBlockingQueue<>();

  private final Consumer<LinkEvent> events;
  private final boolean reachable;
  private final FakeCsms csms;
  private volatile long attempt;
  private volatile boolean open;

  FakeLink(Consumer<LinkEvent> events, boolean reachable, FakeCsms csms) {
    this.events = events;
    this.reachable = reachable;
    this.csms = csms;
  }

  @Override
  public void execute(LinkCommand command) {
    done.add(command);
    switch (command) {
      case LinkCommand.Connect(long number, _, var subprotocols) -> {
        attempt = number;
        open = reachable;
        events.accept(
            reachable
                ? new LinkEvent.Opened(number, subprotocols.getFirst())
                : new LinkEvent.Failed(number, "nobody there"));
      }
      case LinkCommand.Close(long number, int code, String reason) -> {
        if (open) {
          open = false;
          events.accept(new LinkEvent.Closed(number, code, reason));
        }
      }
      case LinkCommand.Send(_, String text) -> csms.answer(text).ifPresent(this::receive);
      case LinkCommand.Ping _ -> {}
    }
  }

  @Override
  public void pauseReading(boolean paused) {
    done.add(paused ? "pause" : "resume");
  }

  @Override
  public void drop(String reason) {
    done.add("drop");
    open = false;
  }

  /** The CSMS sends a text. */
  void receive(String text) {
    events.accept(new LinkEvent.Received(attempt, text));
  }

  /** The connection breaks. */
  void lose() {
    open = false;
    events.accept(new LinkEvent.Closed(attempt, 1006, "lost"));
  }

  /** What the station did next. */
  Object next() throws InterruptedException {
    Object what = done.poll(60, TimeUnit.SECONDS);
    if (what == null) {
      throw new AssertionError("the station did nothing more with its link");
    }
    return what;
  }

  /** The next text that the station sent. */
  String nextSent() throws InterruptedException {
    Object what = next();
    while (!(what instanceof LinkCommand.Send)) {
      what = next();
    }
    return ((LinkCommand.Send) what).text();
  }
}
