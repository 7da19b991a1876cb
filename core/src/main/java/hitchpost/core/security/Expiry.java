package hitchpost.core.security;

import hitchpost.core.rpc.Trouble;

/**
 * A certificate that expires soon, or has expired, for a person.
 *
 * @param words which one, and when
 * @param trouble what to do about it
 */
public record Expiry(String words, Trouble trouble) {}
