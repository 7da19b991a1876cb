package hitchpost.station.run;

import hitchpost.core.Output.RebootKind;

/** How a station reboots. */
public interface Reboots {
  /** What a reboot is. */
  enum Way {
    /** The station starts anew from its journal, in the same process. */
    RESTART,
    /** The process ends, and a supervisor starts it again. */
    END_PROCESS
  }

  /**
   * Gets everything ready that a reboot needs.
   *
   * @throws RebootFailedException when it cannot be done now; the station goes on and may try again
   */
  Way prepare(RebootKind kind);

  /** Ends the process, when that is the way; what had to be sent is sent. */
  void endProcess();

  /** Restarts in process, always. */
  static Reboots inProcess() {
    return new Reboots() {
      @Override
      public Way prepare(RebootKind kind) {
        return Way.RESTART;
      }

      @Override
      public void endProcess() {
        throw new IllegalStateException("this station restarts in its process");
      }
    };
  }

  /** Leaves starting again to a supervisor, always. */
  static Reboots bySupervisor(Runnable endProcess) {
    return new Reboots() {
      @Override
      public Way prepare(RebootKind kind) {
        return Way.END_PROCESS;
      }

      @Override
      public void endProcess() {
        endProcess.run();
      }
    };
  }

  /** A reboot cannot be carried out; the message says why. */
  final class RebootFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RebootFailedException(String message) {
      super(message);
    }
  }
}
