import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the reports of the last test run say, and which requirements the tests name. */
final class TestRun {
  private static final Path REPORTS = Path.of("target", "surefire-reports");
  private static final Path SOURCES = Path.of("src", "test", "java");

  private static final Pattern CASE =
      Pattern.compile("<testcase name=\"([^\"]+)\" classname=\"([^\"]+)\"[^>]*?(/>|>)");
  private static final Pattern CASE_ID = Pattern.compile("TC_[0-9A-Z_]+");

  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");
  private static final Pattern METHOD = Pattern.compile("^  [^ @/*}].*?\\b(\\w+)\\(");

  private static final Pattern WORD =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
  private static final Set<String> SHORT = Set.of("csms", "dns", "json", "ocpp", "tls", "utc");

  /** One test that was run; those of the same method with other arguments are others. */
  record Test(String type, String method, boolean passed) {
    String place() {
      return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The name of the test as a sentence. */
    String sentence() {
      String bare = method.replaceFirst("^([fmsic]\\d+(_|(?=[A-Z])))+", "");
      String words = WORD.splitAsStream(bare).map(Test::lower).collect(Collectors.joining(" "));
      return Character.toUpperCase(words.charAt(0)) + words.substring(1).replace('_', ' ');
    }

    private static String lower(String word) {
      String lower = word.toLowerCase(Locale.ROOT);
      return SHORT.contains(lower) ? lower.toUpperCase(Locale.ROOT) : lower;
    }
  }

  private final List<Test> tests = new ArrayList<>();

  /** Class and method of tests, by the requirement that they are tagged with. */
  private final Map<String, Set<String>> tagged = new TreeMap<>();

  /** Reads the reports and the sources of every module. */
  static TestRun read() throws IOException {
    var run = new TestRun();
    try (Stream<Path> modules = Files.list(Path.of(""))) {
      for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
        run.each(module.resolve(REPORTS), "TEST-.*\\.xml", run::report);
        run.each(module.resolve(SOURCES), ".*\\.java", run::source);
      }
    }
    return run;
  }

  private interface Reader {
    void read(Path file) throws IOException;
  }

  private void each(Path folder, String names, Reader reader) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().matches(names)).sorted().toList()) {
        reader.read(file);
      }
    }
  }

  private void report(Path report) throws IOException {
    String text = Files.readString(report);
    Matcher found = CASE.matcher(text);
    while (found.find()) {
      String method = found.group(1).replaceFirst("[({\\[].*", "");
      boolean alone = found.group(3).equals("/>");
      String body =
          alone ? "" : text.substring(found.end(), text.indexOf("</testcase>", found.end()));
      boolean passed =
          !body.contains("<failure") && !body.contains("<error") && !body.contains("<skipped");
      tests.add(new Test(found.group(2), method, passed));
    }
  }

  /** The tags of a method stand before its name, each on a line of its own. */
  private void source(Path source) throws IOException {
    String type = source.getFileName().toString().replace(".java", "");
    var tags = new ArrayList<String>();
    for (String line : Files.readAllLines(source)) {
      Matcher tag = TAG.matcher(line);
      Matcher method = METHOD.matcher(line);
      if (tag.find()) {
        tags.add(tag.group(1));
      } else if (method.find()) {
        String place = type + '.' + method.group(1);
        tags.forEach(name -> tagged.computeIfAbsent(name, key -> new TreeSet<>()).add(place));
        tags.clear();
      }
    }
  }

  List<Test> tests() {
    return tests;
  }

  /** The tests that are certification cases, by their id. */
  Map<String, List<Test>> cases() {
    var byId = new TreeMap<String, List<Test>>();
    for (Test test : tests) {
      Matcher id = CASE_ID.matcher(test.method());
      if (id.lookingAt()) {
        byId.computeIfAbsent(id.group(), key -> new ArrayList<>()).add(test);
      }
    }
    return byId;
  }

  /** Every tag of a test. */
  Set<String> tags() {
    return tagged.keySet();
  }

  /** Places of the tests that are tagged with a requirement, and whether each was run and passed. */
  Map<String, Boolean> tagged(String requirement) {
    var places = new LinkedHashMap<String, Boolean>();
    for (String place : tagged.getOrDefault(requirement, Set.of())) {
      List<Test> runs =
          tests.stream().filter(t -> place.equals(t.place() + '.' + t.method())).toList();
      places.put(place, !runs.isEmpty() && runs.stream().allMatch(Test::passed));
    }
    return places;
  }
}
