package hitchpost.core.metering;

import hitchpost.core.hardware.HardwareCommand.Signature;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.SignedReading;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.SigningSettings;
import hitchpost.core.settings.SigningSettings.KeyTold;
import hitchpost.core.types.SignedMeterValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which readings of a transaction are signed, and which of them carry the public key.
 *
 * <p>Source: Signed Meter Values in OCPP 1.0, 3.1.4, 3.3 and 5.1.
 */
final class Signing {
  private final Settings settings;

  /** Transactions whose public key has been told. */
  private final Set<String> keyTold = new TreeSet<>();

  Signing(Settings settings) {
    this.settings = settings;
  }

  /** Whether begin and end of a transaction are signed. */
  boolean ofEnds() {
    return on(SigningSettings.SAMPLED) || on(SigningSettings.ALIGNED);
  }

  /** Whether what is told of the begin at once is signed. */
  boolean ofStarted() {
    return on(SigningSettings.SAMPLED) && on(SigningSettings.SAMPLED_STARTED);
  }

  Signature ofSamples() {
    return intermediate(on(SigningSettings.SAMPLED) && on(SigningSettings.SAMPLED_UPDATED));
  }

  Signature ofAligned() {
    return intermediate(on(SigningSettings.ALIGNED) && on(SigningSettings.ALIGNED_UPDATED));
  }

  /** Of a sample that is told with the end. */
  Signature ofEndSamples() {
    return intermediate(on(SigningSettings.SAMPLED));
  }

  Signature ofEndAligned() {
    return intermediate(on(SigningSettings.ALIGNED));
  }

  private static Signature intermediate(boolean signed) {
    return signed ? Signature.INTERMEDIATE : Signature.NONE;
  }

  private boolean on(Setting<Boolean> setting) {
    return settings.isOn(setting);
  }

  /**
   * What of a reading was signed, as it is told; null when nothing was.
   *
   * @param publicKey of the meter, empty when nobody but the meter itself may know it
   */
  @Nullable SignedMeterValue of(String transaction, MeterReading reading, String publicKey) {
    SignedReading signed = reading.signed();
    if (signed == null) {
      return null;
    }
    byte[] data = signed.data().getBytes(StandardCharsets.UTF_8);
    return new SignedMeterValue(
        Base64.getEncoder().encodeToString(data),
        signed.signingMethod(),
        signed.encodingMethod(),
        tellsKey(transaction) ? key(signed, publicKey) : "");
  }

  private static String key(SignedReading signed, String publicKey) {
    return publicKey.isEmpty() ? signed.publicKey() : publicKey;
  }

  private boolean tellsKey(String transaction) {
    KeyTold when = settings.get(SigningSettings.PUBLIC_KEY_TOLD);
    return switch (when) {
      case NEVER -> false;
      case ONCE_PER_TRANSACTION -> keyTold.add(transaction);
      case EVERY_METER_VALUE -> true;
    };
  }

  void ended(String transaction) {
    keyTold.remove(transaction);
  }
}
