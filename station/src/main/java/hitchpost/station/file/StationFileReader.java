package hitchpost.station.file;

import hitchpost.hal.driver.Drivers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a whole station file: one station, or a list of them. */
final class StationFileReader {
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  /** Flow style of YAML also begins with a brace, but hardly with a quoted name. */
  private static final Pattern JSON_START = Pattern.compile("\\s*\\{\\s*[\"}]");

  private static final int MAX_STATIONS = 20_000;

  private final Path folder;
  private final Supplier<Drivers> drivers;

  private StationFileReader(Path folder, Supplier<Drivers> drivers) {
    this.folder = folder.toAbsolutePath().normalize();
    this.drivers = drivers;
  }

  static StationFile read(Path file, Supplier<Drivers> drivers) {
    var problems = new Problems();
    String text = load(file, problems);
    problems.throwIfAny(file.toString());
    @Nullable Path folder = file.toAbsolutePath().getParent();
    var reader = new StationFileReader(folder == null ? file : folder, drivers);
    return reader.parse(text, isJson(file, text), file.toString());
  }

  static StationFile parse(String text, Path folder, Supplier<Drivers> drivers) {
    var reader = new StationFileReader(folder, drivers);
    return reader.parse(text, looksLikeJson(text), "the station file");
  }

  /** Asks for everything that a station file may have: of its station, and of the process. */
  static void ask(Shape station, Shape process, Drivers drivers) {
    var reader = new StationFileReader(Path.of(""), () -> drivers);
    reader.reader(Fields.recording(station)).readAlone();
    ControlReader.read(Fields.recording(process));
    reader.messageLog(Fields.recording(process), List.of());
  }

  private StationFile parse(String text, boolean json, String source) {
    var problems = new Problems();
    var places = new Places();
    @Nullable Node root = NodeParser.parse(text, json, places, problems);
    problems.throwIfAny(source);
    if (root == null) {
      throw new IllegalStateException("a station file that is neither read nor wrong");
    }
    var fields = Fields.of(root, Paths.ROOT, problems);
    var file = file(fields, places);
    problems.throwIfAny(source);
    return file;
  }

  private StationFile file(Fields root, Places places) {
    List<StationSection> stations =
        root.has("stations") ? several(root) : List.of(reader(root).readAlone());
    var control = ControlReader.read(root);
    @Nullable Path log = messageLog(root, stations);
    if (root.has("stations")) {
      root.refuseOthers(
          "does not belong here; beside \"stations\" there are only control and logging");
    } else {
      root.refuseOthers();
    }
    return new StationFile(stations, control, log, places);
  }

  private StationReader reader(Fields of) {
    return new StationReader(of, folder, drivers);
  }

  private List<StationSection> several(Fields root) {
    List<StationSection> stations = new ArrayList<>();
    Map<String, Fields> ids = new LinkedHashMap<>();
    Map<Path, Fields> directories = new LinkedHashMap<>();
    for (Fields entry : root.objects("stations", MAX_STATIONS)) {
      StationSection station = reader(entry).readOneOfSeveral();
      if (ids.putIfAbsent(station.stationId(), entry) != null) {
        entry.complain("stationId", "is the id of another station too");
      } else if (directories.putIfAbsent(station.storageDirectory(), entry) != null) {
        entry.complain("storage", "is the directory of another station too");
      }
      entry.refuseOthers();
      stations.add(station);
    }
    if (stations.isEmpty()) {
      root.complain("stations", "has no station");
    }
    return stations;
  }

  private @Nullable Path messageLog(Fields root, List<StationSection> stations) {
    Fields logging = root.object("logging");
    boolean off = logging.is("messages", "off");
    @Nullable Path messages = logging.file("messages", folder);
    logging.refuseOthers();
    if (off) {
      return null;
    }
    if (messages != null) {
      return messages;
    }
    Path data =
        root.has("stations") ? folder.resolve("data") : stations.getFirst().storageDirectory();
    return data.resolve("ocpp.log");
  }

  private static boolean isJson(Path file, String text) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return false;
    }
    return name.endsWith(".json") || looksLikeJson(text);
  }

  private static boolean looksLikeJson(String text) {
    return JSON_START.matcher(text).lookingAt();
  }

  private static String load(Path file, Problems problems) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        problems.addWithoutPlace(Paths.ROOT, "is larger than " + MAX_BYTES + " bytes");
        return "";
      }
      var decoder = StandardCharsets.UTF_8.newDecoder();
      String text = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      problems.addWithoutPlace(Paths.ROOT, "is not text in UTF-8");
    } catch (NoSuchFileException e) {
      problems.addWithoutPlace(Paths.ROOT, "cannot be read: there is no such file");
    } catch (IOException e) {
      String why = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
      problems.addWithoutPlace(Paths.ROOT, "cannot be read: " + why);
    }
    return "";
  }
}
