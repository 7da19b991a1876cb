package hitchpost.simulator.hardware;

/** Someone tried what cannot be done to this hardware as it is now; nothing has changed. */
public final class ImpossibleStimulus extends RuntimeException {
  public ImpossibleStimulus(String message) {
    super(message);
  }
}
