package hitchpost.hal.device;

import hitchpost.core.hardware.MeterReading.SignedReading;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Has a meter sign the begin and the end of what it measured for somebody.
 *
 * <p>What a meter was left with is the driver's to settle: a transaction that was not ended,
 * because the station or the meter lost its supply, hinders no later one.
 */
public interface SignedMetering {
  /**
   * The meter's public key as it is told to a CSMS, empty until it has been read. Source: Signed
   * Meter Values in OCPP 1.0, 3.2.2.
   */
  String publicKey();

  /**
   * Begins a transaction on the meter, in place of one that it was left with.
   *
   * @return what it signed, null for a meter that signs the begin with the end; fails with {@link
   *     DeviceException} when nothing has begun
   */
  CompletionStage<@Nullable SignedReading> begin(Identification who);

  /**
   * Ends the transaction on the meter. One of another life of the station is ended as well if it
   * was for the same person.
   *
   * @param who as told when it began
   * @return begin and end as the meter signed them; fails with {@link DeviceException} when there
   *     is nothing to give, and the meter is put in order as soon as it can be reached
   */
  CompletionStage<SignedReading> end(Identification who);

  /**
   * Whom the meter writes into what it signs. Source: OCMF 1.0, assignment of the user.
   *
   * @param level such as {@code HEARSAY}, {@code TRUSTED}, {@code VERIFIED}; empty for none
   * @param type such as {@code ISO14443}, {@code CENTRAL}; empty for nobody
   * @param data the token, empty when nobody shall know
   */
  record Identification(String level, String type, String data) {
    /** A transaction of which nobody knows yet whose it is. */
    public static final Identification NOBODY = new Identification("", "", "");

    public boolean nobody() {
      return type.isEmpty();
    }
  }
}
