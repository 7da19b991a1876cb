package hitchpost.simulator.world;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.simulator.hardware.EvseTruth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A socket takes the next plug: the bolt of one that holds nothing is not out for long. */
final class SocketAudit {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private record Socket(int evse, int connector) {}

  private final Sight sight;
  private final Map<Socket, Long> shutSince = new HashMap<>();

  SocketAudit(Sight sight) {
    this.sight = sight;
  }

  /** The program is gone, or starts: it has its time again. */
  void another() {
    shutSince.clear();
  }

  void settled() {
    if (!sight.running()) {
      return;
    }
    for (EvseSpec evse : sight.evses()) {
      for (ConnectorSpec connector : evse.connectors()) {
        if (!connector.fixedCable()) {
          look(new Socket(evse.id(), connector.id()));
        }
      }
    }
  }

  private void look(Socket socket) {
    if (!shut(socket)) {
      shutSince.remove(socket);
      return;
    }
    long since = shutSince.computeIfAbsent(socket, _ -> sight.nanos());
    if (sight.nanos() - since > PATIENCE.toNanos()) {
      throw new Broken("sockets", "the socket of EVSE " + socket.evse() + " is empty and shut");
    }
  }

  /** Empty and shut, and not for a fault that has been found. */
  private boolean shut(Socket socket) {
    EvseTruth truth = sight.truth(socket.evse());
    return truth.held(socket.connector())
        && !truth.cableInserted(socket.connector())
        && sight.view().connector(socket.evse(), socket.connector()).fault() == null;
  }
}
