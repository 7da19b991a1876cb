package hitchpost.hal.board;

import hitchpost.hal.device.ButtonInput;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A contact of a GPIO board. */
final class GpioButton extends GpioPart implements ButtonInput {
  private final Role role;
  private final GpioLine line;
  private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Boolean active;

  GpioButton(GpioBoard board, Role role, GpioLine line) {
    super(board, role.name().toLowerCase(Locale.ROOT));
    this.role = role;
    this.line = line;
  }

  @Override
  public Role role() {
    return role;
  }

  @Override
  public boolean active() {
    Boolean known = active;
    return known == null ? role == Role.EMERGENCY_STOP : known;
  }

  @Override
  public void onChange(Consumer<Boolean> listener) {
    listeners.add(listener);
  }

  @Override
  void look(GpioPins pins) {
    boolean now = pins.active(line) != (line == GpioLine.EMERGENCY_STOP_CLOSED);
    Boolean before = active;
    active = now;
    // an emergency stop has counted as pressed until now, and is told in any case
    boolean news = before == null ? now || role == Role.EMERGENCY_STOP : before != now;
    if (news) {
      listeners.forEach(listener -> listener.accept(now));
    }
  }

  // what cannot be read protects nobody; of the others the last that was seen stays true
  @Override
  void lost() {
    if (role == Role.EMERGENCY_STOP && !Boolean.TRUE.equals(active)) {
      active = true;
      listeners.forEach(listener -> listener.accept(true));
    }
  }
}
