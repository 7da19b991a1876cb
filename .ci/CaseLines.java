import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a catalogue of certification cases, in sections, with the tests that show them. */
final class CaseLines {
  private final Map<String, List<TestRun.Test>> tests;
  private final Map<String, String> exceptions;
  private final Map<String, StringBuilder> sections = new LinkedHashMap<>();

  CaseLines(TestRun run) {
    this(run, Map.of());
  }

  /**
   * @param exceptions why a case does not apply, by its id
   */
  CaseLines(TestRun run, Map<String, String> exceptions) {
    tests = run.cases();
    this.exceptions = exceptions;
  }

  /** A section, even if no case comes into it. */
  void section(String name) {
    sections.computeIfAbsent(name, key -> new StringBuilder());
  }

  boolean green(String id) {
    List<TestRun.Test> found = tests.getOrDefault(id, List.of());
    return !found.isEmpty() && found.stream().allMatch(TestRun.Test::passed);
  }

  void add(String section, String id, String title) {
    List<TestRun.Test> found = tests.getOrDefault(id, List.of());
    section(section);
    sections
        .get(section)
        .append("| ")
        .append(id)
        .append(" | ")
        .append(title)
        .append(" | ")
        .append(found.isEmpty() ? missing(id) : "`" + found.getFirst().place() + "`")
        .append(" | ")
        .append(green(id) ? "passed" : found.isEmpty() ? "-" : "**failed**")
        .append(" |\n");
  }

  private String missing(String id) {
    String why = exceptions.get(id);
    return why == null ? "no test yet" : "does not apply: " + why;
  }

  String text() {
    var text = new StringBuilder();
    sections.forEach(
        (name, lines) ->
            text.append("\n## ")
                .append(name)
                .append("\n\n| case | title | test | last run |\n|---|---|---|---|\n")
                .append(lines));
    return text.toString();
  }
}
