package hitchpost.core.types;

import org.jspecify.annotations.Nullable;

/**
 * A configuration key with its value.
 *
 * <p>Source: OCPP 1.6, 7.29.
 *
 * @param key at most 50 characters
 * @param readOnly whether the CSMS may not change it
 * @param value at most 2500 characters, of which OCPP 1.6 carries 500; absent when it has none or
 *     is never shown
 */
public record KeyValue(String key, boolean readOnly, @Nullable String value) {
  public KeyValue {
    Checks.maxLength(key, 50, "KeyValue.key");
    Checks.maxLength(value, 2500, "KeyValue.value");
  }
}
