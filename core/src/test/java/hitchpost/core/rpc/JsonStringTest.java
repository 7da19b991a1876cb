package hitchpost.core.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonStringTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Test
  void textStandsInQuotationMarksBehindWhatWasThere() {
    var out = new StringBuilder("[");
    JsonString.quote("Heartbeat", out);
    assertEquals("[\"Heartbeat\"", out.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a b~",
        "\"",
        "say \"no\"",
        "C:\\",
        "\\",
        "\u0000",
        "\n",
        "a\tb",
        "\u001f",
        "/",
        "\u007f",
        "\u00e4\u20ac",
        "\ud83d\udd0c",
        "\u2028"
      })
  void everyTextIsReadBackAsItWas(String text) {
    var out = new StringBuilder();
    JsonString.quote(text, out);
    assertEquals(text, MAPPER.readValue(out.toString(), String.class));
  }
}
