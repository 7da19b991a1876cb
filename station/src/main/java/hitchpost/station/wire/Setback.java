package hitchpost.station.wire;

import hitchpost.core.rpc.Trouble;

/**
 * Why an attempt to connect failed.
 *
 * @param words for a person, free of secrets and of what could act on a terminal
 */
record Setback(Trouble trouble, String words) {}
