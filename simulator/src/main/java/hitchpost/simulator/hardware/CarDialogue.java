package hitchpost.simulator.hardware;

import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.types.EvCertificateRequest;
import hitchpost.simulator.hardware.HardwareSnapshot.DialogueState;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the car and the station say to each other over ISO 15118, for one stay. */
final class CarDialogue {
  private final int evse;
  private final Consumer<HardwareEvent> report;
  private boolean open;
  private DialogueState state = DialogueState.NONE;

  CarDialogue(int evse, Consumer<HardwareEvent> report) {
    this.evse = evse;
    this.report = report;
  }

  /** A car came, or went. */
  void begin(boolean plugged) {
    open = plugged;
    state = DialogueState.NONE;
  }

  DialogueState state() {
    return state;
  }

  void shows(int where, String contractId, String chain) {
    requireCar();
    state = new DialogueState(contractId, null, state.certificateAccepted(), state.response());
    report.accept(new HardwareEvent.ContractPresented(where, contractId, chain));
  }

  void wants(EvCertificateRequest request) {
    requireCar();
    state = new DialogueState(state.contractId(), state.contractAccepted(), null, null);
    report.accept(new HardwareEvent.EvCertificateWanted(request));
  }

  void ends(int where) {
    requireCar();
    report.accept(new HardwareEvent.SessionEnded(where));
  }

  void contractAnswered(boolean accepted) {
    if (state.contractId() != null) {
      state =
          new DialogueState(
              state.contractId(), accepted, state.certificateAccepted(), state.response());
    }
  }

  void certificateAnswered(boolean accepted, @Nullable String response) {
    if (open) {
      state = new DialogueState(state.contractId(), state.contractAccepted(), accepted, response);
    }
  }

  private void requireCar() {
    if (!open) {
      throw new ImpossibleStimulus("no car is plugged into EVSE " + evse);
    }
  }
}
