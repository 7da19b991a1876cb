package hitchpost.simulator.ports;

import hitchpost.hal.device.ButtonInput;
import hitchpost.simulator.hardware.HardwareSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A contact of a simulated EVSE. */
final class SimulatedButton extends SimulatedPart implements ButtonInput {
  private final Role role;
  private final Predicate<HardwareSnapshot> contact;
  private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean active;

  SimulatedButton(SimulatedBoard board, Role role, Predicate<HardwareSnapshot> contact) {
    super(board, role.name().toLowerCase(Locale.ROOT));
    this.role = role;
    this.contact = contact;
    this.active = role == Role.EMERGENCY_STOP;
  }

  @Override
  public Role role() {
    return role;
  }

  @Override
  public boolean active() {
    return active;
  }

  @Override
  public void onChange(Consumer<Boolean> listener) {
    listeners.add(listener);
  }

  @Override
  void look(long now) {
    if (board.reached()) {
      become(contact.test(board.snapshot()));
    }
  }

  @Override
  void lost() {
    if (role == Role.EMERGENCY_STOP) {
      become(true);
    }
  }

  private void become(boolean now) {
    boolean tell = now != active;
    active = now;
    if (tell) {
      listeners.forEach(listener -> listener.accept(now));
    }
  }
}
