package hitchpost.core.visit;

import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/** What moves a visit on. */
sealed interface VisitEvent {
  record Granted(Grant grant) implements VisitEvent {}

  record CarConnected(int connector) implements VisitEvent {}

  record CarGone() implements VisitEvent {}

  /** Neither car nor cable is left. */
  record Cleared() implements VisitEvent {}

  record Locked() implements VisitEvent {}

  record LockFailed() implements VisitEvent {}

  /** The register is durable that the transaction begins with. */
  record Begun() implements VisitEvent {}

  record Stop(StopCause cause, @Nullable IdToken by) implements VisitEvent {}

  /** The contactor is open, or is given up on. */
  record Opened() implements VisitEvent {}

  /** What came of it is logged; the plug stays locked for {@code holder} if given. */
  record Finished(@Nullable Holder holder) implements VisitEvent {}

  /** The plug that was kept locked is free. */
  record HandedOut() implements VisitEvent {}

  /** The time for this is over, or the EVSE may not be used any more. */
  record GivenUp() implements VisitEvent {}
}
