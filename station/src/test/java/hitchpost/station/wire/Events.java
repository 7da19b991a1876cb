package hitchpost.station.wire;

import hitchpost.core.rpc.LinkEvent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;

/** The events of a link, in order. */
final class Events implements Consumer<LinkEvent> {
  private static final int PATIENCE_SECONDS = 60;

  private final BlockingQueue<LinkEvent> queue = new LinkedBlockingQueue<>();

  @Override
  public void accept(LinkEvent event) {
    queue.add(event);
  }

  LinkEvent next() {
    try {
      LinkEvent event = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Assertions.assertNotNull(event, "no event");
      return event;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  <E extends LinkEvent> E next(Class<E> type) {
    return Assertions.assertInstanceOf(type, next());
  }

  LinkEvent.Opened opened() {
    return next(LinkEvent.Opened.class);
  }

  LinkEvent.Failed failed() {
    return next(LinkEvent.Failed.class);
  }

  LinkEvent.Closed closed() {
    return next(LinkEvent.Closed.class);
  }

  String received() {
    return next(LinkEvent.Received.class).text();
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Says that nothing more has come up to now. */
  void assertNoMore() {
    Assertions.assertEquals(0, queue.size(), () -> "unexpected: " + queue);
  }
}
