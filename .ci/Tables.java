import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the tables of docs/ that show what is tested, from the reports of the last test run:
 * {@code mvn verify && java .ci/Tables.java} with a JDK 25, in the folder of the project.
 */
final class Tables {
  private static final Path REPORTS = Path.of("target", "surefire-reports");
  private static final Path CATALOGUE = Path.of("..", "shared", "conformance", "octt16.csv");

  private static final Pattern CASE =
      Pattern.compile("<testcase name=\"([^\"]+)\" classname=\"([^\"]+)\"[^>]*?(/>|>)");
  private static final Pattern REQUIREMENT = Pattern.compile("(?:^|_)([fms]\\d\\d)(?=_|[A-Z]|$)");
  private static final Pattern CASE_ID = Pattern.compile("TC_[0-9A-Z_]+");

  private static final Pattern WORD =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
  private static final Set<String> SHORT = Set.of("csms", "dns", "json", "ocpp", "tls", "utc");

  private record Test(String type, String method, boolean passed) {
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

  static void main() throws IOException {
    List<Test> tests = tests();
    if (tests.isEmpty()) {
      System.err.println("there are no reports of a test run: mvn verify first");
      System.exit(1);
    }
    Files.writeString(Path.of("docs", "field-requirements.md"), requirements(tests));
    if (Files.exists(CATALOGUE)) {
      Files.writeString(Path.of("docs", "octt-1.6.md"), catalogue(tests));
    } else {
      System.err.println(CATALOGUE + " is absent: docs/octt-1.6.md stays as it is");
    }
  }

  private static List<Test> tests() throws IOException {
    var tests = new ArrayList<Test>();
    try (Stream<Path> modules = Files.list(Path.of(""))) {
      for (Path module :
          modules.map(m -> m.resolve(REPORTS)).filter(Files::isDirectory).sorted().toList()) {
        try (Stream<Path> reports = Files.list(module)) {
          reports
              .filter(r -> r.getFileName().toString().startsWith("TEST-"))
              .sorted()
              .forEach(r -> read(r, tests));
        }
      }
    }
    return tests;
  }

  private static void read(Path report, List<Test> tests) {
    try {
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String requirements(List<Test> tests) {
    var lines = new TreeMap<String, Map<String, Boolean>>();
    for (Test test : tests) {
      Matcher names = REQUIREMENT.matcher(test.method());
      while (names.find()) {
        String line = test.sentence() + " (`" + test.place() + "`)";
        lines
            .computeIfAbsent(names.group(1).toUpperCase(Locale.ROOT), key -> new TreeMap<>())
            .merge(line, test.passed(), Boolean::logicalAnd);
      }
    }
    var text =
        new StringBuilder(
            """
            # Field requirements

            What stations in the field got wrong (F), security (S) and hostile input (M), and the tests that hold Hitchpost to it. The numbers are those of the design document *field-requirements*; a test carries the number in its name, so that

            ```sh
            mvn verify -Dtest='*#f19*' -Dsurefire.failIfNoSpecifiedTests=false
            ```

            runs the tests of one. Written by `java .ci/Tables.java` from the reports of a test run.

            | number | what is shown |
            |---|---|
            """);
    lines.forEach((number, shown) ->
        text.append("| ")
            .append(number)
            .append(" | ")
            .append(
                String.join(
                    "<br>",
                    shown.entrySet().stream()
                        .map(e -> e.getValue() ? e.getKey() : "**fails:** " + e.getKey())
                        .toList()))
            .append(" |\n"));
    return text.toString();
  }

  private static String catalogue(List<Test> tests) throws IOException {
    var byId = new TreeMap<String, List<Test>>();
    for (Test test : tests) {
      Matcher id = CASE_ID.matcher(test.method());
      if (id.lookingAt()) {
        byId.computeIfAbsent(id.group(), key -> new ArrayList<>()).add(test);
      }
    }
    var profiles = new LinkedHashMap<String, StringBuilder>();
    int present = 0;
    int all = 0;
    for (List<String> row : rows()) {
      String id = row.get(0);
      List<Test> found = byId.getOrDefault(id, List.of());
      boolean green = !found.isEmpty() && found.stream().allMatch(Test::passed);
      all++;
      present += green ? 1 : 0;
      String how = found.isEmpty() ? "no test yet" : "`" + found.getFirst().place() + "`";
      profiles
          .computeIfAbsent(row.get(3), key -> new StringBuilder())
          .append("| ")
          .append(id)
          .append(" | ")
          .append(row.get(1))
          .append(
              row.get(4).equals("yes")
                  ? ""
                  : " (2025, text not at hand: built from title and parent case)")
          .append(" | ")
          .append(how)
          .append(" | ")
          .append(green ? "passed" : found.isEmpty() ? "-" : "**failed**")
          .append(" |\n");
    }
    var text =
        new StringBuilder("# Certification catalogue of OCPP 1.6\n\n")
            .append(present)
            .append(" of ")
            .append(all)
            .append(
                " rows have a passed test of their id. Written by `java .ci/Tables.java` from the"
                    + " reports of a test run; docs/conformance.md tells how a case is built and"
                    + " run alone.\n");
    profiles.forEach((profile, lines) ->
        text.append("\n## ")
            .append(profile)
            .append("\n\n| case | title | test | last run |\n|---|---|---|---|\n")
            .append(lines));
    return text.toString();
  }

  /** Rows of the catalogue: fields may be quoted, with line breaks inside. */
  private static List<List<String>> rows() throws IOException {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (char c : Files.readString(CATALOGUE).toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted || c != ',' && c != '\n') {
        field.append(c);
      } else {
        row.add(field.toString().strip());
        field.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      }
    }
    return rows.subList(1, rows.size());
  }
}
