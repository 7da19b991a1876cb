package hitchpost.simulator.world;

import hitchpost.core.Fact;
import hitchpost.core.Output;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.firmware.FirmwareConfig;
import hitchpost.core.journal.Change;
import hitchpost.core.journal.Shelf;
import hitchpost.simulator.world.Workshop.Image;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Firmware updates and uploads: each tells its states in an order that makes sense, each once and
 * none that is not true, and the CSMS hears of all of them in that order, through every restart.
 */
final class ErrandAudit {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String RULE = "firmware";
  private static final String NOTHING = "";

  /** What may be said after what, of one update. */
  private static final Map<String, List<String>> UPDATE =
      Map.of(
          NOTHING,
          List.of("DOWNLOAD_SCHEDULED", "DOWNLOADING"),
          "DOWNLOAD_SCHEDULED",
          List.of("DOWNLOADING"),
          "DOWNLOADING",
          List.of("DOWNLOADED", "DOWNLOAD_FAILED"),
          "DOWNLOADED",
          List.of("SIGNATURE_VERIFIED", "INVALID_SIGNATURE", "INSTALL_SCHEDULED", "INSTALLING"),
          "SIGNATURE_VERIFIED",
          List.of("INSTALL_SCHEDULED", "INSTALLING"),
          "INSTALL_SCHEDULED",
          List.of("INSTALLING"),
          "INSTALLING",
          List.of("INSTALLED", "INSTALLATION_FAILED"));

  private static final Map<String, String> TELLING =
      Map.of(
          "FirmwareStatusNotification", "firmware",
          "SignedFirmwareStatusNotification", "firmware",
          "DiagnosticsStatusNotification", "upload",
          "LogStatusNotification", "upload");

  private final Sight sight;
  private final FirmwareConfig config;
  private final Workshop workshop;
  private final Tally tally;

  /** What the CSMS has not heard of yet. */
  private final TreeMap<Long, JsonNode> waiting = new TreeMap<>();

  /** How often the CSMS asked to be told how far something is, by message. */
  private final Map<String, Integer> wanted = new TreeMap<>();

  private long job;
  private boolean signed;
  private String said = NOTHING;
  private boolean uploading;
  private long boot;
  private long installedIn = -1;

  ErrandAudit(Sight sight, FirmwareConfig config, Workshop workshop, Tally tally) {
    this.sight = sight;
    this.tally = tally;
    this.config = config;
    this.workshop = workshop;
  }

  /** The program starts. */
  void starting() {
    boot++;
    wanted.clear();
  }

  /** Judges a durable step. */
  void committed(
      @Nullable Request request, CallAudit.@Nullable Answered answered, List<Output> outputs) {
    if (request != null
        && request.intent() instanceof Intent.Trigger trigger
        && request.accepted()) {
      wanted.merge(request.language().told(trigger), 1, Integer::sum);
    }
    for (Output output : outputs) {
      if (output instanceof Output.Persist(Change change)) {
        switch (change) {
          case Change.Put put when put.shelf() == Shelf.FIRMWARE && put.key().equals("running") ->
              update(JSON.readTree(put.json()));
          case Change.Put put when put.shelf() == Shelf.NOTICE ->
              noticed(Long.parseLong(put.key()), JSON.readTree(put.json()));
          case Change.Delete gone when gone.shelf() == Shelf.NOTICE ->
              heard(Long.parseLong(gone.key()), answered, outputs);
          default -> {}
        }
      }
    }
  }

  private void update(JsonNode update) {
    if (update.get("job").longValue() != job) {
      job = update.get("job").longValue();
      said = NOTHING;
      installedIn = -1;
    }
    signed = update.get("request").path("signer").isString();
    String stage = update.get("stage").stringValue();
    if (stage.equals("INSTALLING") && !config.chargesMeanwhile()) {
      nobodyCharges();
    } else if (stage.equals("ACTIVATING") && installedIn < 0) {
      installedIn = boot;
    }
  }

  private void nobodyCharges() {
    for (EvseSpec evse : sight.evses()) {
      if (sight.view().transaction(evse.id()).isPresent()) {
        throw new Broken(RULE, "is installed while EVSE " + evse.id() + " charges");
      }
    }
  }

  private void noticed(long number, JsonNode notice) {
    waiting.put(number, notice);
    String status = notice.get("status").stringValue();
    tally.judged(status.toLowerCase(Locale.ROOT).replace('_', ' '));
    if (notice.get("kind").stringValue().equals("upload")) {
      if (status.equals("UPLOADING") == uploading) {
        throw new Broken(RULE, status + (uploading ? " during" : " without") + " an upload");
      }
      uploading = !uploading;
      return;
    }
    if (!UPDATE.getOrDefault(said, List.of()).contains(status) || !isTrue(status)) {
      throw new Broken(RULE, "update %d is %s after %s".formatted(job, status, said));
    }
    said = UPDATE.containsKey(status) ? status : NOTHING;
    installedIn = said.equals(NOTHING) ? -1 : installedIn;
  }

  /** Whether what is said of the update is so. */
  private boolean isTrue(String status) {
    return switch (status) {
      case "DOWNLOADED" -> workshop.is(job, Image.DOWNLOADED);
      case "SIGNATURE_VERIFIED" -> signed && workshop.is(job, Image.GENUINE);
      case "INVALID_SIGNATURE" -> signed && workshop.is(job, Image.FORGED);
      case "INSTALLING" -> workshop.is(job, signed ? Image.GENUINE : Image.DOWNLOADED);
      case "INSTALLED" ->
          workshop.is(job, Image.INSTALLED)
              && (!config.reboots() || installedIn >= 0 && installedIn < boot);
      default -> true;
    };
  }

  private void heard(long number, CallAudit.@Nullable Answered answered, List<Output> outputs) {
    waiting.remove(number);
    boolean told =
        answered != null
            && !answered.error()
            && !answered.late()
            && TELLING.containsKey(answered.action());
    boolean givenUp =
        outputs.stream()
            .anyMatch(o ->
                o instanceof Output.Tell(Fact.Dropped dropped)
                    && dropped.what().startsWith("how far"));
    if (!told && !givenUp) {
      throw new Broken(RULE, "the CSMS did not hear of notice " + number);
    }
  }

  /** A CALL is about to be sent. */
  void sending(String action, String payload) {
    String kind = TELLING.get(action);
    if (kind == null) {
      return;
    }
    boolean next = !waiting.isEmpty() && says(waiting.firstEntry().getValue(), kind, payload);
    if (!next) {
      int asked = wanted.merge(action, -1, Integer::sum);
      if (asked < 0) {
        throw new Broken(RULE, "told " + action + payload + " where " + waiting + " is to be told");
      }
    }
  }

  /** The plain messages know fewer words. */
  private static boolean says(JsonNode notice, String kind, String payload) {
    boolean numbered = payload.contains("\"requestId\":");
    String status = Wording.field(payload, "status");
    String meant = notice.get("status").stringValue();
    return notice.get("kind").stringValue().equals(kind)
        && notice.get("numbered").booleanValue() == numbered
        && (!numbered || squeezed(meant).equals(squeezed(status)) || meant.startsWith("ACCEPTED"));
  }

  private static String squeezed(String status) {
    return status.replace("_", "").toUpperCase(Locale.ROOT);
  }

  /** Whether no update or upload is going on, and the CSMS has heard of all of them. */
  boolean over() {
    return waiting.isEmpty()
        && sight.journal().shelf(Shelf.UPLOAD).isEmpty()
        && !sight.journal().shelf(Shelf.FIRMWARE).containsKey("running");
  }

  /** Whether connectors may be out of use because of an update. */
  boolean withholds() {
    String running = sight.journal().shelf(Shelf.FIRMWARE).get("running");
    return running != null
        && (running.contains("\"READY\"")
            || running.contains("\"INSTALLING\"")
            || running.contains("\"ACTIVATING\""));
  }
}
