package hitchpost.simulator.csms.model;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdTokenType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tokens that the CSMS knows. Upper and lower case are the same (OCPP 1.6, 7.28). */
public final class Tokens {
  private final Map<String, Token> tokens = new TreeMap<>();
  private final Policy policy;

  /**
   * What is known about one token.
   *
   * @param expiry from when on the token is Expired, if it is Accepted until then
   */
  public record Token(
      String idTag,
      AuthorizationStatus status,
      Optional<String> parentIdTag,
      Optional<Instant> expiry) {}

  /** What a station is told about a token. */
  record Info(AuthorizationStatus status, @Nullable String group, @Nullable Instant expiry) {
    /** The same with another status. */
    Info with(AuthorizationStatus other) {
      return new Info(other, group, expiry);
    }
  }

  Tokens(Policy policy) {
    this.policy = policy;
  }

  /** Adds a token or replaces what was known about it. */
  public void put(Token token) {
    tokens.put(key(token.idTag), token);
  }

  /** Forgets a token, so that it is an unknown one; tells whether it was known. */
  public boolean remove(String idTag) {
    return tokens.remove(key(idTag)) != null;
  }

  /** What is known about a token. */
  public Optional<Token> find(String idTag) {
    return Optional.ofNullable(tokens.get(key(idTag)));
  }

  /** All tokens that are known, by their text. */
  public List<Token> all() {
    return new ArrayList<>(tokens.values());
  }

  /** What a station is told about a token. */
  Info info(Instant now, String idTag) {
    Token token = tokens.get(key(idTag));
    if (token == null) {
      return new Info(policy.unknownTokens(), null, null);
    }
    boolean expired = token.expiry.isPresent() && !now.isBefore(token.expiry.get());
    boolean expires = expired && token.status == AuthorizationStatus.ACCEPTED;
    return new Info(
        expires ? AuthorizationStatus.EXPIRED : token.status,
        token.parentIdTag.orElse(null),
        token.expiry.orElse(null));
  }

  /** The same for a token of a type; nobody asks who {@code NoAuthorization} is. */
  Info info(Instant now, String idTag, IdTokenType type) {
    return type == IdTokenType.NO_AUTHORIZATION
        ? new Info(AuthorizationStatus.ACCEPTED, null, null)
        : info(now, idTag);
  }

  private static String key(String idTag) {
    return idTag.toUpperCase(Locale.ROOT);
  }
}
