package hitchpost.core;

import java.time.Instant;

/**
 * The two clocks of a step, handed in by the shell.
 *
 * @param wall what the operating system believes; may jump either way
 * @param monotonicNanos never falls within one process; its origin has no meaning
 */
public record Now(Instant wall, long monotonicNanos) {}
