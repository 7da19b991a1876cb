package hitchpost.core.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlMaskTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "://",
        "a://",
        "a@b",
        "https://h",
        "https://h/?",
        "https://h/?x",
        "https://h/?x=1",
        "https://h:80",
        "https://h:80/a@b",
        "wss://[2001:db8::1]:443/ocpp",
        "https://h/?q=a://b",
      })
  void aTextWithoutCredentialsIsLeftAlone(String text) {
    assertSame(text, UrlMask.masked(text));
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://u:p@h, ftp://***@h",
    "ftp://u:@h, ftp://***@h",
    "ftp://u:p://x@h, ftp://***@h",
    "https://h/?redirect=ftp://u:p@h, https://h/?redirect=ftp://***@h",
    "https://u:p@h/?token=t&token=t, https://***@h/?token=***&token=***",
    "https://h/?access_token=t, https://h/?access_token=***",
    "https://h/?sig=?sig=x, https://h/?sig=***",
    "https://h/?sig=, https://h/?sig=***",
  })
  void credentialsAreMasked(String text, String masked) {
    assertEquals(masked, UrlMask.masked(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"://", "://a:b", "?sig=", "?", "&a", "://a:b/", "@://", "://a:"})
  void aHostileTextCostsItsLengthAndNotItsSquare(String part) {
    // Seconds at the square of this length, so a slip would be noticed without measuring time.
    String masked = UrlMask.masked("://" + part.repeat(400_000 / part.length()));
    assertEquals(masked, UrlMask.masked(masked));
  }
}
