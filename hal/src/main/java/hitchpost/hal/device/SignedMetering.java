package hitchpost.hal.device;

import hitchpost.core.hardware.MeterReading.SignedReading;
import java.util.concurrent.CompletionStage;

/** Has a meter sign the begin and the end of what it measured for somebody. */
public interface SignedMetering {
  /** The meter's public key as it delivers it, empty until it has been read. */
  String publicKey();

  /** Begins a transaction on the meter; the stage gives what it signed, null for nothing yet. */
  CompletionStage<SignedReading> begin(Identification who);

  /** Ends the transaction on the meter; the stage gives begin and end as the meter signed them. */
  CompletionStage<SignedReading> end();

  /**
   * Whom the meter writes into what it signs. Source: OCMF 1.0, section Identification.
   *
   * @param level such as {@code HEARSAY}, {@code TRUSTED}, {@code VERIFIED}; empty for none
   * @param type such as {@code ISO14443}, {@code CENTRAL}
   * @param data the token, empty when nobody shall know
   * @param tariff at most 250 characters
   */
  record Identification(String level, String type, String data, String tariff) {}
}
