package hitchpost.core;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.journal.Change;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.maintenance.MaintenanceCommand;
import hitchpost.core.rpc.LinkCommand;
import hitchpost.core.security.CertificateCommand;
import hitchpost.core.settings.Setting;
import hitchpost.core.time.Stamp;
import hitchpost.core.time.StationClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one step does: the blocks write here, the shell carries it out. */
public final class Effects {
  private final Now now;
  private final StationClock clock;
  private final List<Output> outputs = new ArrayList<>();
  private final List<Setting<?>> changedSettings = new ArrayList<>();
  private final List<Fact> untold = new ArrayList<>();
  private final List<Fact> onDemand = new ArrayList<>();

  public Effects(Now now, StationClock clock) {
    this.now = now;
    this.clock = clock;
  }

  public Now now() {
    return now;
  }

  /** Station time of this step. */
  public Instant time() {
    return clock.at(now);
  }

  /** Station time of this step, null while it is not known. */
  public @Nullable Instant knownTime() {
    return clock.known() ? time() : null;
  }

  /** Station time of this step, with its quality. */
  public Stamp stamp() {
    return clock.stamp(now);
  }

  /** Keeps {@code value} under the key, written as JSON. */
  public void put(Shelf shelf, String key, Object value) {
    outputs.add(new Output.Persist(new Change.Put(shelf, key, Json.write(value))));
  }

  public void delete(Shelf shelf, String key) {
    outputs.add(new Output.Persist(new Change.Delete(shelf, key)));
  }

  public void hardware(HardwareCommand command) {
    outputs.add(new Output.Hardware(command));
  }

  public void link(LinkCommand command) {
    outputs.add(new Output.Link(command));
  }

  public void certificates(CertificateCommand command) {
    outputs.add(new Output.Certificates(command));
  }

  public void maintain(MaintenanceCommand command) {
    outputs.add(new Output.Maintain(command));
  }

  public void startTimer(Timer timer, Duration delay) {
    outputs.add(new Output.StartTimer(timer, delay.isNegative() ? Duration.ZERO : delay));
  }

  public void stopTimer(String slot) {
    outputs.add(new Output.StopTimer(slot));
  }

  /** Says what happened: to local listeners, and through the dialect to the CSMS. */
  public void tell(Fact fact) {
    outputs.add(new Output.Tell(fact));
    untold.add(fact);
  }

  /** Says what the CSMS asked for: it is told even while it has not accepted the station. */
  public void tellOnDemand(Fact fact) {
    onDemand.add(fact);
    tell(fact);
  }

  /** Whether the CSMS asked for exactly this fact. */
  public boolean onDemand(Fact fact) {
    return onDemand.stream().anyMatch(asked -> asked == fact);
  }

  public void answer(long question, Verdict verdict) {
    outputs.add(new Output.Answered(question, verdict));
  }

  public void reboot(Output.RebootKind kind) {
    outputs.add(new Output.Reboot(kind));
  }

  /** Notes that a setting has a new value, for the blocks that act on it within this step. */
  public void settingChanged(Setting<?> setting) {
    changedSettings.add(setting);
  }

  /** The settings changed since the last call. */
  List<Setting<?>> takeChangedSettings() {
    var taken = List.copyOf(changedSettings);
    changedSettings.clear();
    return taken;
  }

  /** The facts told since the last call. */
  List<Fact> takeFacts() {
    var taken = List.copyOf(untold);
    untold.clear();
    return taken;
  }

  /** Everything so far, in order. */
  public List<Output> outputs() {
    return List.copyOf(outputs);
  }
}
