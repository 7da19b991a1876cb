package hitchpost.station.run;

import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.station.wire.Link;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The link of one life, and whether it is in use. */
final class LifeLink {
  private static final int GOING_AWAY = 1001;

  private final StationParts parts;
  private final Consumer<LinkEvent> station;
  private final Link port;
  private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
  private volatile long attempt;
  private volatile boolean used;
  private volatile boolean closing;

  LifeLink(StationParts parts, Consumer<LinkEvent> station) {
    this.parts = parts;
    this.station = station;
    port = parts.links().open(this::event);
  }

  Link port() {
    return port;
  }

  /** Does what the station wants. */
  void execute(LinkCommand command, StationListener listener) {
    switch (command) {
      case LinkCommand.Connect(long number, _, _) -> {
        attempt = number;
        used = true;
      }
      case LinkCommand.Send(_, String text) -> listener.sent(text, parts.time().now().wall());
      case LinkCommand.Ping _ -> {}
      case LinkCommand.Close _ -> {}
    }
    port.execute(command);
  }

  /** Closes what is open after all that was sent; done when it is closed. */
  CompletableFuture<@Nullable Void> close() {
    closing = true;
    if (used) {
      port.execute(new LinkCommand.Close(attempt, GOING_AWAY, "the station reboots"));
    } else {
      gone.complete(null);
    }
    return gone;
  }

  private void event(LinkEvent event) {
    boolean over = event instanceof LinkEvent.Failed || event instanceof LinkEvent.Closed;
    if (over && event.attempt() == attempt) {
      used = false;
    }
    station.accept(event);
    if (closing && !used) {
      gone.complete(null);
    }
  }
}
