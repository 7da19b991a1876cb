package hitchpost.hal.meter;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a meter signed, in the Open Charge Metering Format. Whether the signature is right is for
 * others to see.
 *
 * @param text as the meter delivered it
 * @param identification whom it is for, as the meter wrote it; empty for nobody
 */
record OcmfRecord(String text, String identification) {
  private static final String HEAD = "OCMF|";

  /**
   * Takes a record out of a file that may be longer than it.
   *
   * @throws DeviceException when it is none
   */
  static OcmfRecord of(byte[] file) {
    int end = 0;
    while (end < file.length && file[end] != 0) {
      end++;
    }
    String text = new String(file, 0, end, StandardCharsets.UTF_8).strip();
    int signature = text.lastIndexOf('|');
    if (!text.startsWith(HEAD) || signature < HEAD.length()) {
      throw garbled("it does not begin with " + HEAD + " or has no signature");
    }
    JsonNode payload = json(text.substring(HEAD.length(), signature));
    if (json(text.substring(signature + 1)).path("SD").asString("").isEmpty()) {
      throw garbled("its signature is empty");
    }
    return new OcmfRecord(text, payload.path("ID").asString(""));
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException wrong) {
      throw garbled(wrong.getOriginalMessage());
    }
  }

  private static DeviceException garbled(String why) {
    return new DeviceException(Reason.GARBLED, "the meter delivers no OCMF record: " + why);
  }
}
