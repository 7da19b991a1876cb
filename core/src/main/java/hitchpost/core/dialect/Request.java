package hitchpost.core.dialect;

import hitchpost.core.Fact;

/**
 * A CALL of the station.
 *
 * @param about the fact it reports; comes back with the answer
 * @param payload JSON object text, checked against the version's rules
 */
public record Request(Fact about, String action, String payload) {}
