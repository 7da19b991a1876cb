package hitchpost.core.visit;

import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/**
 * How far a visit to an EVSE has come. An event that means nothing in a phase leaves it as it is.
 *
 * <pre>
 * Idle -> Waiting -> Locking -> Beginning -> Running -> Opening -> Closing -> Over -> Idle
 * Resuming -> Locking, after a power loss
 * </pre>
 */
sealed interface Phase {
  /** The phase after an event. */
  Phase next(VisitEvent event);

  /** Whether energy cannot flow, nor is its flow just ending, nor is that still to be found out. */
  default boolean still() {
    return true;
  }

  /** Whoever may charge, null when nobody may. */
  default @Nullable Grant allowed() {
    return null;
  }

  /** Nobody is authorized; a cable may be there. */
  record Idle() implements Phase {
    @Override
    public Phase next(VisitEvent event) {
      return event instanceof VisitEvent.Granted e ? new Waiting(e.grant()) : this;
    }
  }

  /** Authorized; a car is still missing. */
  record Waiting(Grant grant) implements Phase {
    @Override
    public Grant allowed() {
      return grant;
    }

    @Override
    public Phase next(VisitEvent event) {
      return switch (event) {
        case VisitEvent.Granted e -> new Waiting(e.grant());
        case VisitEvent.CarConnected e -> new Locking(grant, e.connector());
        case VisitEvent.GivenUp e -> new Idle();
        default -> this;
      };
    }
  }

  /** The plug is being locked. */
  record Locking(Grant grant, int connector) implements Phase {
    @Override
    public Grant allowed() {
      return grant;
    }

    @Override
    public Phase next(VisitEvent event) {
      return switch (event) {
        case VisitEvent.Locked e -> new Beginning(grant, connector);
        case VisitEvent.CarGone e -> new Waiting(grant);
        case VisitEvent.LockFailed e -> new Idle();
        case VisitEvent.GivenUp e -> new Idle();
        default -> this;
      };
    }
  }

  /** The register at the begin is being read; without it no energy flows. */
  record Beginning(Grant grant, int connector) implements Phase {
    @Override
    public Grant allowed() {
      return grant;
    }

    @Override
    public Phase next(VisitEvent event) {
      return switch (event) {
        case VisitEvent.Begun e -> new Running(grant, connector);
        case VisitEvent.CarGone e -> new Waiting(grant);
        case VisitEvent.GivenUp e -> new Idle();
        default -> this;
      };
    }
  }

  /**
   * The transaction of the last life waits for its car.
   *
   * @param grant null when nobody had shown a token yet
   */
  record Resuming(@Nullable Grant grant, int connector) implements Phase {
    @Override
    public boolean still() {
      return false;
    }

    @Override
    public @Nullable Grant allowed() {
      return grant;
    }

    @Override
    public Phase next(VisitEvent event) {
      return switch (event) {
        case VisitEvent.CarConnected e when e.connector() == connector ->
            grant == null ? new Idle() : new Locking(grant, connector);
        case VisitEvent.GivenUp e -> new Idle();
        default -> this;
      };
    }
  }

  /** Energy may flow. */
  record Running(Grant grant, int connector) implements Phase {
    @Override
    public boolean still() {
      return false;
    }

    @Override
    public Grant allowed() {
      return grant;
    }

    @Override
    public Phase next(VisitEvent event) {
      return event instanceof VisitEvent.Stop e
          ? new Opening(grant, connector, e.cause(), e.by())
          : this;
    }
  }

  /** The contactor is opening. */
  record Opening(Grant grant, int connector, StopCause cause, @Nullable IdToken by)
      implements Phase {
    @Override
    public boolean still() {
      return false;
    }

    @Override
    public Phase next(VisitEvent event) {
      return event instanceof VisitEvent.Opened ? new Closing(grant, connector, cause, by) : this;
    }
  }

  /** The register at the end is being read. */
  record Closing(Grant grant, int connector, StopCause cause, @Nullable IdToken by)
      implements Phase {
    @Override
    public boolean still() {
      return false;
    }

    @Override
    public Phase next(VisitEvent event) {
      return event instanceof VisitEvent.Finished e ? new Over(connector, e.holder()) : this;
    }
  }

  /** Energy flows no more; the cable may still be there, locked for its holder. */
  record Over(int connector, @Nullable Holder holder) implements Phase {
    @Override
    public Phase next(VisitEvent event) {
      return switch (event) {
        case VisitEvent.Granted e -> new Waiting(e.grant());
        case VisitEvent.HandedOut e -> new Over(connector, null);
        case VisitEvent.Cleared e -> new Idle();
        default -> this;
      };
    }
  }
}
