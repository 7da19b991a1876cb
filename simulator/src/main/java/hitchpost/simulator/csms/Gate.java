package hitchpost.simulator.csms;

import hitchpost.simulator.http.Percent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.java_websocket.handshake.ClientHandshake;

/** Decides whether a connection is let in, and as which station. */
final class Gate {
  private static final int MAX_IDENTITY_LENGTH = 255;

  private final ServerSettings settings;
  private final Passwords passwords;
  private final Predicate<String> known;
  private final IntSupplier stations;

  /** What the gate says to a handshake. */
  sealed interface Verdict {
    record Welcome(String stationId) implements Verdict {}

    /** {@code status} is the HTTP status to answer with. */
    record Refused(int status, String reason) implements Verdict {}
  }

  Gate(
      ServerSettings settings, Passwords passwords, Predicate<String> known, IntSupplier stations) {
    this.settings = settings;
    this.passwords = passwords;
    this.known = known;
    this.stations = stations;
  }

  Verdict look(ClientHandshake handshake) {
    Optional<String> stationId = identity(handshake.getResourceDescriptor());
    if (stationId.isEmpty()) {
      return new Verdict.Refused(404, "the path does not end with the identity of a station");
    }
    Optional<ServerSettings.Password> password = settings.passwordOf(stationId.get());
    String authorization = handshake.getFieldValue("Authorization");
    if (password.isPresent() && !isRight(stationId.get(), password.get(), authorization)) {
      return new Verdict.Refused(401, "wrong or missing basic authentication");
    }
    if (stations.getAsInt() >= ServerSettings.MAX_STATIONS && !known.test(stationId.get())) {
      return new Verdict.Refused(503, "too many stations");
    }
    return new Verdict.Welcome(stationId.get());
  }

  /** The last segment of the path (OCPP-J 1.6, 3.1.1). */
  static Optional<String> identity(String resource) {
    String path = resource.split("[?#]", 2)[0];
    String segment = path.substring(path.lastIndexOf('/') + 1);
    try {
      return Optional.of(Percent.decode(segment))
          .filter(id -> !id.isEmpty() && id.length() <= MAX_IDENTITY_LENGTH);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private boolean isRight(String stationId, ServerSettings.Password first, String authorization) {
    if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return false;
    }
    byte[] user = (stationId + ":").getBytes(StandardCharsets.UTF_8);
    try {
      byte[] given = Base64.getDecoder().decode(authorization.substring(6).strip());
      int rest = Math.min(user.length, given.length);
      return Arrays.equals(user, Arrays.copyOf(given, rest))
          && passwords.isRight(
              stationId,
              first,
              new ServerSettings.Password(Arrays.copyOfRange(given, rest, given.length)));
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }
}
