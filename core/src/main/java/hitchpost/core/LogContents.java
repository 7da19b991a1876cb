package hitchpost.core;

import hitchpost.core.evse.EvseState;
import hitchpost.core.maintenance.LogContent;
import hitchpost.core.settings.Setting;
import hitchpost.core.upload.UploadRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the core contributes to the logs that are uploaded; never a secret. */
final class LogContents {
  private final Blocks blocks;

  LogContents(Blocks blocks) {
    this.blocks = blocks;
  }

  LogContent of(UploadRequest request) {
    return switch (request.log()) {
      case SECURITY ->
          new LogContent.SecurityLog(blocks.securityEvents.log(request.from(), request.to()));
      case DIAGNOSTICS ->
          new LogContent.Diagnostics(settings(), state(), request.from(), request.to());
    };
  }

  private Map<String, String> settings() {
    Map<String, String> texts = new TreeMap<>();
    for (Setting<?> setting : blocks.settings.all()) {
      if (setting.access() != Setting.Access.WRITE_ONLY) {
        texts.put(setting.id(), blocks.settings.text(setting));
      }
    }
    return texts;
  }

  private Map<String, String> state() {
    Map<String, String> state = new LinkedHashMap<>();
    Identity identity = blocks.config.identity();
    String firmware = identity.firmwareVersion();
    state.put("stationId", blocks.config.stationId());
    state.put("vendor", identity.vendor());
    state.put("model", identity.model());
    state.put("firmwareVersion", firmware == null ? "" : firmware);
    state.put("boot", String.valueOf(blocks.boot()));
    state.put("subprotocol", blocks.conversation.subprotocol());
    state.put("registration", blocks.conversation.registration().wire());
    state.put("clockKnown", String.valueOf(blocks.clock.known()));
    state.put("transactionRecordsWaiting", String.valueOf(blocks.log.waiting()));
    for (EvseState evse : blocks.evses.all()) {
      evse.connectors()
          .forEach(c ->
              state.put(
                  "connector " + evse.id() + "/" + c.id(),
                  blocks.visits.view(evse.id(), c.id()).use().name()));
    }
    blocks.evses.faults().forEach(f -> state.put("fault " + f.id(), f.code().name()));
    return state;
  }
}
