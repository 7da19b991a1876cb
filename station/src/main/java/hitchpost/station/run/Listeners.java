package hitchpost.station.run;

import hitchpost.core.Fact;
import hitchpost.core.StationView;
import hitchpost.core.types.BootReason;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of a station; one that fails does no harm to the station. */
final class Listeners implements StationListener {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<StationListener> all = new CopyOnWriteArrayList<>();

  void add(StationListener listener) {
    all.add(listener);
  }

  void remove(StationListener listener) {
    all.remove(listener);
  }

  @Override
  public void started(BootReason reason, Instant at) {
    each(listener -> listener.started(reason, at));
  }

  @Override
  public void happened(Fact fact, Instant at) {
    each(listener -> listener.happened(fact, at));
  }

  @Override
  public void received(String text, Instant at) {
    each(listener -> listener.received(text, at));
  }

  @Override
  public void sent(String text, Instant at) {
    each(listener -> listener.sent(text, at));
  }

  @Override
  public void stepped(StationView view) {
    each(listener -> listener.stepped(view));
  }

  @Override
  public void failed(String why, Instant at) {
    each(listener -> listener.failed(why, at));
  }

  private void each(Consumer<StationListener> call) {
    for (StationListener listener : all) {
      try {
        call.accept(listener);
      } catch (RuntimeException e) {
        LOG.error("a listener of a station failed", e);
      }
    }
  }
}
