package hitchpost.ocpp201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.core.authorization.LocalListUpdate.Entry;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.CustomData;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.MessageContent;
import hitchpost.core.types.MessageFormat;
import hitchpost.ocpp201.messages.AuthorizationData;
import hitchpost.ocpp201.messages.IdTokenInfoType;
import hitchpost.ocpp201.messages.MessageContentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokensTest {
  private static final IdToken GROUP = new IdToken("group", IdTokenType.CENTRAL);

  private static IdTokenInfoType info(@Nullable Integer priority, @Nullable List<Integer> evses) {
    return new IdTokenInfoType(
        AuthorizationStatus.ACCEPTED, null, priority, null, null, null, null, evses, null);
  }

  @ParameterizedTest
  @EnumSource
  void aTokenOfEveryTypeComesBackTheSame(IdTokenType type) {
    IdToken token = new IdToken("04E9", type);

    assertEquals(token, Tokens.read(Tokens.write(token)));
  }

  @Test
  void everythingThatIsKnownOfATokenIsRead() {
    Instant expiry = Instant.parse("2024-03-10T08:00:00Z");
    CustomData data = new CustomData("org.example", Map.of());
    IdTokenInfoType info =
        new IdTokenInfoType(
            AuthorizationStatus.CONCURRENT_TX,
            expiry,
            -9,
            "de",
            "en",
            Tokens.write(GROUP),
            new MessageContentType(MessageFormat.UTF8, "de", "Hallo"),
            List.of(1, 2),
            data);

    assertEquals(
        new IdTokenInfo(
            AuthorizationStatus.CONCURRENT_TX,
            expiry,
            GROUP,
            new MessageContent(MessageFormat.UTF8, "de", "Hallo"),
            -9,
            "de",
            "en",
            List.of(1, 2),
            data),
        Tokens.read(info));
  }

  @Test
  void absentMeansPriorityZeroAndEveryEvse() {
    assertEquals(IdTokenInfo.of(AuthorizationStatus.ACCEPTED), Tokens.read(info(null, null)));
  }

  @ParameterizedTest
  @CsvSource({"10, 9", "2147483647, 9", "-10, -9", "0, 0"})
  void aPriorityOutOfRangeIsTheNearestInIt(int said, int meant) {
    assertEquals(meant, Tokens.read(info(said, null)).chargingPriority());
  }

  @Test
  void aNegativeEvseIsAPropertyViolation() {
    MessageViolation violation =
        assertThrows(MessageViolation.class, () -> Tokens.read(info(0, List.of(1, -1))));
    assertEquals(RpcError.PROPERTY_CONSTRAINT_VIOLATION, violation.error());
  }

  @Test
  void anEntryOfTheLocalListWithoutInfoIsOneToRemove() {
    assertEquals(
        new Entry(GROUP, null), Tokens.read(new AuthorizationData(Tokens.write(GROUP), null)));
    assertEquals(
        new Entry(GROUP, IdTokenInfo.of(AuthorizationStatus.ACCEPTED)),
        Tokens.read(new AuthorizationData(Tokens.write(GROUP), info(null, null))));
  }

  @Test
  void noTokenStaysNone() {
    assertNull(Tokens.readOptional(null));
  }
}
