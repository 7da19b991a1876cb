package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that counts from now.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.37.
 *
 * @param start seconds from now
 * @param duration seconds; absent means until the next interval
 */
public record RelativeTimeIntervalType(int start, @Nullable Integer duration) {}
