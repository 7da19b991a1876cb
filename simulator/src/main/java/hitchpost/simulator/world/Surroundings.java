package hitchpost.simulator.world;

/** What everything in a world shares. */
interface Surroundings {
  VirtualTime time();

  Tally tally();

  Trace trace();

  /** What goes wrong at present. */
  FaultPlan plan();

  /** Notes that a fault struck. */
  void struck(FaultKind kind);
}
