package hitchpost.ocpp201;

import hitchpost.core.types.MessageContent;
import hitchpost.core.types.StatusInfo;
import hitchpost.ocpp201.messages.MessageContentType;
import hitchpost.ocpp201.messages.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** Texts for people. */
final class Texts {
  private static final int MAX_ADDITIONAL_INFO = 512;

  private Texts() {}

  static @Nullable MessageContent read(@Nullable MessageContentType text) {
    return text == null ? null : new MessageContent(text.format(), text.language(), text.content());
  }

  static @Nullable StatusInfo read(@Nullable StatusInfoType info) {
    return info == null ? null : new StatusInfo(info.reasonCode(), info.additionalInfo());
  }

  /** What is longer than the version carries is cut. */
  static @Nullable StatusInfoType write(@Nullable StatusInfo info) {
    return info == null ? null : new StatusInfoType(info.reasonCode(), cut(info.additionalInfo()));
  }

  private static @Nullable String cut(@Nullable String text) {
    if (text == null || text.codePointCount(0, text.length()) <= MAX_ADDITIONAL_INFO) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, MAX_ADDITIONAL_INFO));
  }
}
