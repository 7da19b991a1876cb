package hitchpost.simulator.world;

import hitchpost.core.Output;
import hitchpost.core.journal.Shelf;
import hitchpost.core.settings.StandardSettings;
import hitchpost.ocpp16.messages.AuthorizationData;
import hitchpost.ocpp16.messages.IdTagInfo;
import hitchpost.ocpp16.messages.SendLocalListRequest;
import hitchpost.ocpp16.messages.UpdateType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The local list (I15): version and content are as last accepted, through every restart. */
final class ListAudit {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String VERSION = "version";

  private final Sight sight;
  private final Tally tally;
  private final Map<String, String> entries = new TreeMap<>();
  private int version;

  ListAudit(Sight sight, Tally tally) {
    this.sight = sight;
    this.tally = tally;
  }

  /** Judges a durable step. */
  void committed(@Nullable Request request, List<Output> outputs) {
    boolean changed = false;
    for (Output output : outputs) {
      changed |= output instanceof Output.Persist(var change) && change.shelf() == Shelf.LOCAL_LIST;
    }
    if (request != null && request.is("SendLocalList") && request.accepted()) {
      update(request.as(SendLocalListRequest.class));
      changed = true;
    }
    if (changed) {
      compare();
    }
    if (request != null && request.is("GetLocalListVersion")) {
      int told = request.answer().get("listVersion").intValue();
      boolean enabled = sight.setting(StandardSettings.LOCAL_LIST_ENABLED);
      if (told != (enabled ? version : -1)) {
        throw new Broken("I15", "the local list has version " + version + ", told was " + told);
      }
    }
  }

  private void update(SendLocalListRequest request) {
    boolean full = request.updateType() == UpdateType.FULL;
    if (!full && request.listVersion() <= version) {
      throw new Broken("I15", "took an old change of the local list: " + request);
    }
    if (full) {
      entries.clear();
    }
    List<AuthorizationData> changes = request.localAuthorizationList();
    for (AuthorizationData change : changes == null ? List.<AuthorizationData>of() : changes) {
      String token = change.idTag().toUpperCase(Locale.ROOT);
      IdTagInfo info = change.idTagInfo();
      if (info == null) {
        entries.remove(token);
      } else {
        entries.put(
            token,
            info.status().wire() + " until " + info.expiryDate() + " of " + info.parentIdTag());
      }
    }
    tally.judged("local list");
    version = entries.isEmpty() ? 0 : request.listVersion();
  }

  /** What is durable is what was accepted last. */
  void compare() {
    var kept = new TreeMap<String, String>();
    int keptVersion = 0;
    for (var record : sight.journal().shelf(Shelf.LOCAL_LIST).entrySet()) {
      JsonNode json = JSON.readTree(record.getValue());
      if (record.getKey().equals(VERSION)) {
        keptVersion = json.intValue();
      } else {
        kept.put(json.get("token").stringValue(), text(json));
      }
    }
    keptVersion = kept.isEmpty() ? 0 : keptVersion;
    if (keptVersion != version || !kept.equals(entries)) {
      throw new Broken(
          "I15",
          "local list %d %s instead of %d %s".formatted(keptVersion, kept, version, entries));
    }
  }

  private static String text(JsonNode json) {
    var status = hitchpost.core.types.AuthorizationStatus.valueOf(json.get("status").stringValue());
    JsonNode expiry = json.path("expiry");
    JsonNode group = json.path("group").path("value");
    return status.wire()
        + " until "
        + (expiry.isString() ? expiry.stringValue() : null)
        + " of "
        + (group.isString() ? group.stringValue() : null);
  }
}
