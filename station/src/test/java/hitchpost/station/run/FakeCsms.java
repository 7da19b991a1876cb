package hitchpost.station.run;

import hitchpost.core.rpc.Frame;
import hitchpost.core.rpc.FrameCodec;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A CSMS that gives every call the same answer, at once. */
final class FakeCsms {
  /** One that answers nothing. */
  static final FakeCsms SILENT = new FakeCsms(Map.of());

  private final Map<String, String> answers;

  private FakeCsms(Map<String, String> answers) {
    this.answers = answers;
  }

  static FakeCsms of16() {
    String accepted = "{'idTagInfo':{'status':'Accepted'}}";
    return new FakeCsms(
        Map.of(
            "BootNotification", welcome(),
            "Authorize", accepted,
            "StartTransaction", "{'transactionId':7,'idTagInfo':{'status':'Accepted'}}",
            "MeterValues", "{}",
            "StopTransaction", accepted,
            "StatusNotification", "{}",
            "SecurityEventNotification", "{}",
            "DataTransfer", "{'status':'Accepted','data':'pong'}"));
  }

  static FakeCsms of201() {
    return new FakeCsms(
        Map.of(
            "BootNotification", welcome(),
            "Authorize", "{'idTokenInfo':{'status':'Accepted'}}",
            "TransactionEvent", "{'idTokenInfo':{'status':'Accepted'}}",
            "StatusNotification", "{}",
            "NotifyEvent", "{}",
            "SecurityEventNotification", "{}",
            "DataTransfer", "{'status':'Accepted','data':'pong'}"));
  }

  private static String welcome() {
    return "{'status':'Accepted','currentTime':'" + Instant.now() + "','interval':600}";
  }

  /** The answer to a message of the station, none when it is no call or nobody answers it. */
  Optional<String> answer(String text) {
    if (answers.isEmpty() || !(new FrameCodec().read(text) instanceof Frame.Call call)) {
      return Optional.empty();
    }
    return Optional.ofNullable(answers.get(call.action()))
        .map(answer -> "[3,'" + call.messageId() + "'," + answer + "]")
        .map(answer -> answer.replace('\'', '"'));
  }
}
