package hitchpost.core.tariff;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is shown to a driver of whom nothing is known.
 *
 * @param text empty for none
 * @param offlineText in its place while the CSMS is away; null for the same
 * @param prices to reckon with while the CSMS is away, null for none
 */
public record DefaultPrice(String text, @Nullable String offlineText, @Nullable UnitPrices prices) {
  /** Nothing to show. */
  public static final DefaultPrice NONE = new DefaultPrice("", null, null);

  String textWhile(boolean online) {
    return online || offlineText == null ? text : offlineText;
  }

  /** Reads the JSON object that it is set with; empty when it is none. */
  static Optional<DefaultPrice> read(JsonNode json) {
    JsonNode text = json.path("priceText");
    JsonNode offline = json.path("priceTextOffline");
    JsonNode prices = json.path("chargingPrice");
    boolean wrong =
        !(text.isString() || text.isMissingNode() && json.isEmpty())
            || !(offline.isString() || offline.isMissingNode())
            || !(prices.isObject() || prices.isMissingNode());
    if (wrong || prices.isObject() && !numbers(prices)) {
      return Optional.empty();
    }
    return Optional.of(
        new DefaultPrice(
            text.asString(""),
            offline.isString() ? offline.stringValue() : null,
            prices.isObject() ? prices(prices) : null));
  }

  private static boolean numbers(JsonNode prices) {
    return prices.properties().stream().allMatch(field -> field.getValue().isNumber());
  }

  private static UnitPrices prices(JsonNode json) {
    return new UnitPrices(
        amount(json, "kWhPrice"), amount(json, "hourPrice"), amount(json, "flatFee"));
  }

  private static BigDecimal amount(JsonNode json, String name) {
    JsonNode amount = json.path(name);
    return amount.isNumber() ? amount.decimalValue() : BigDecimal.ZERO;
  }

  /** The JSON object that reads as the same. */
  ObjectNode write() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (equals(NONE)) {
      return json;
    }
    json.put("priceText", text);
    if (offlineText != null) {
      json.put("priceTextOffline", offlineText);
    }
    if (prices != null) {
      json.putObject("chargingPrice")
          .put("kWhPrice", prices.perKiloWattHour())
          .put("hourPrice", prices.perHour())
          .put("flatFee", prices.flatFee());
    }
    return json;
  }
}
