package hitchpost.station.file;

import org.jspecify.annotations.Nullable;

/**
 * Where the control API listens.
 *
 * @param listen {@code HOST:PORT} or {@code [IPV6]:PORT}; port 0 takes a free one
 * @param token what callers must present; always there unless the host is a loopback address
 */
public record ControlSection(String listen, @Nullable Secret token) {}
