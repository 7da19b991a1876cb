package hitchpost.simulator.csms;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.WireEnum;
import hitchpost.simulator.csms.model.Policy;
import hitchpost.simulator.csms.model.TransactionIds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The names of what can be set about the CSMS, and the values that each takes. */
final class PolicyWords {
  /** What can be set, for people. */
  static final String HELP =
      """
      interval SECONDS               heartbeat or retry interval in the answer to a BootNotification
      unknown-tokens STATUS          what a token is that was not told with 'token'
      transaction-ids WAY            sequential, zero, negative, connector, huge or clock
      deduplicate on|off             whether a repeated StartTransaction is recognised
      concurrent-tx on|off           whether a token in a transaction is refused for another
      validate on|off                whether a wrong message is refused
      price AMOUNT|off               what a kWh costs: with it OCPP 2.0.1 tells what it has cost
      call-timeout DURATION          how long the CSMS waits for the answer to a call of its own
      """;

  private PolicyWords() {}

  /**
   * Understands a setting.
   *
   * @throws OrderException when there is none of this name, or not with this value
   */
  static Consumer<Policy> change(String name, String value) {
    return switch (name) {
      case "interval" -> {
        int seconds = whole(value);
        yield policy -> policy.intervalSeconds(seconds);
      }
      case "unknown-tokens" -> {
        AuthorizationStatus status = choice(AuthorizationStatus.values(), value);
        yield policy -> policy.unknownTokens(status);
      }
      case "transaction-ids" -> {
        TransactionIds ids = choice(TransactionIds.values(), value);
        yield policy -> policy.transactionIds(ids);
      }
      case "deduplicate" -> {
        boolean on = flag(value);
        yield policy -> policy.deduplicate(on);
      }
      case "concurrent-tx" -> {
        boolean on = flag(value);
        yield policy -> policy.concurrentTx(on);
      }
      case "validate" -> {
        boolean on = flag(value);
        yield policy -> policy.validate(on);
      }
      case "price" -> {
        Optional<BigDecimal> price =
            value.equals("off") ? Optional.empty() : Optional.of(amount(value));
        yield policy -> policy.pricePerKwh(price);
      }
      case "call-timeout" -> {
        Duration timeout =
            Words.duration(value)
                .orElseThrow(() -> new OrderException(value + " is no duration like 30s"));
        yield policy -> policy.callTimeout(timeout);
      }
      default -> throw new OrderException("there is nothing called '" + name + "' to set");
    };
  }

  /** The constant that is spelt like this, in upper or lower case. */
  static <E extends WireEnum> E choice(E[] values, String word) {
    for (E value : values) {
      if (value.wire().equalsIgnoreCase(word)) {
        return value;
      }
    }
    String all = Arrays.stream(values).map(WireEnum::wire).collect(Collectors.joining(", "));
    throw new OrderException("'" + word + "' is none of " + all);
  }

  private static boolean flag(String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new OrderException("'" + value + "' is neither on nor off");
    };
  }

  private static BigDecimal amount(String value) {
    if (!value.matches("\\d{1,6}(\\.\\d{1,6})?")) {
      throw new OrderException("'" + value + "' is no amount like 0.35");
    }
    return new BigDecimal(value);
  }

  private static int whole(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException none) {
      throw new OrderException("'" + value + "' is no whole number");
    }
  }
}
