package hitchpost.simulator.world;

import hitchpost.core.Output;
import hitchpost.core.journal.Shelf;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.AuthorizationStatus;
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
    if (request != null
        && request.intent() instanceof Intent.SendList update
        && request.accepted()) {
      update(update, request.language().emptyListHasVersion());
      changed = true;
    }
    if (changed) {
      compare();
    }
    if (request != null && request.intent() instanceof Intent.ReadListVersion) {
      int told = request.language().listVersion(request.answer());
      boolean enabled = sight.setting(StandardSettings.LOCAL_LIST_ENABLED);
      int right = named(request.language().emptyListHasVersion()) ? version : 0;
      if (told != (enabled ? right : request.language().versionOfNoList())) {
        throw new Broken("I15", "the local list has version " + right + ", told was " + told);
      }
    }
  }

  private void update(Intent.SendList update, boolean emptyHasVersion) {
    if (!update.full() && update.version() <= (named(emptyHasVersion) ? version : 0)) {
      throw new Broken("I15", "took an old change of the local list: " + update);
    }
    if (update.full()) {
      entries.clear();
    }
    for (Intent.Entry change : update.entries()) {
      String token = change.tag().toUpperCase(Locale.ROOT);
      AuthorizationStatus status = change.status();
      if (status == null) {
        entries.remove(token);
      } else {
        entries.put(token, status.wire() + " until " + change.expiry() + " of " + change.group());
      }
    }
    tally.judged("local list");
    version = named(emptyHasVersion) ? update.version() : 0;
  }

  /** Whether the list goes by its version. */
  private boolean named(boolean emptyHasVersion) {
    return emptyHasVersion || !entries.isEmpty();
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
    if (keptVersion != version || !kept.equals(entries)) {
      throw new Broken(
          "I15",
          "local list %d %s instead of %d %s".formatted(keptVersion, kept, version, entries));
    }
  }

  private static String text(JsonNode json) {
    var status = AuthorizationStatus.valueOf(json.get("status").stringValue());
    JsonNode expiry = json.path("expiry");
    JsonNode group = json.path("group").path("value");
    return status.wire()
        + " until "
        + (expiry.isString() ? expiry.stringValue() : null)
        + " of "
        + (group.isString() ? group.stringValue() : null);
  }
}
