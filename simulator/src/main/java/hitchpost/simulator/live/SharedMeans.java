package hitchpost.simulator.live;

import hitchpost.core.Randomness;
import hitchpost.station.run.SharedThreads;
import hitchpost.station.run.TimeSource;

/**
 * What all simulated stations of a program share.
 *
 * @param random safe for use by several threads
 */
public record SharedMeans(SharedThreads threads, TimeSource time, Randomness random) {}
