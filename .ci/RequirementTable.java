import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The requirements of OCPP 2.0.1 that bind a station, and what shows each. */
final class RequirementTable {
  private static final Pattern ID = Pattern.compile("[A-Z]\\d\\d\\.FR\\.\\d+");

  private final TestRun run;
  private final CaseLines lines;

  /** Green certification cases by the requirements that the catalogue says they show. */
  private final Map<String, List<String>> cases = new TreeMap<>();

  private final Map<String, String> exceptions;

  /** How many requirements of a block there are, and what became of them. */
  private static final class Count {
    private int all;
    private int shown;
    private int excepted;

    String line(String block) {
      return "| %s | %d | %d | %d | %d |%n"
          .formatted(block, all, shown, excepted, all - shown - excepted);
    }
  }

  /**
   * @param catalogue of the certification cases
   * @param exceptions why a requirement does not apply, by its id
   */
  RequirementTable(TestRun run, Path catalogue, Map<String, String> exceptions)
      throws IOException {
    this.run = run;
    this.exceptions = exceptions;
    lines = new CaseLines(run);
    if (Files.exists(catalogue)) {
      for (Map<String, String> row : Csv.read(catalogue)) {
        note(row);
      }
    }
  }

  private void note(Map<String, String> row) {
    String id = row.get("tc_id");
    Matcher found = ID.matcher(row.get("requirements"));
    while (lines.green(id) && found.find()) {
      cases.computeIfAbsent(found.group(), key -> new ArrayList<>()).add(id);
    }
  }

  String text(Path catalogue) throws IOException {
    var counts = new TreeMap<String, Count>();
    var rows = new StringBuilder();
    for (Map<String, String> row : Csv.read(catalogue)) {
      if (CaseTable201.BLOCKS.contains(row.get("block"))
          && !row.get("block").isEmpty()
          && !row.get("binds").equals("CSMS")
          && !row.get("errata_status").equals("removed")) {
        boolean must = row.get("level").equals("SHALL");
        Count count =
            must ? counts.computeIfAbsent(row.get("block"), key -> new Count()) : new Count();
        rows.append(line(row.get("id"), row.get("level"), count));
      }
    }
    warnOf(run.tags(), Csv.read(catalogue));
    var total = new Count();
    var blocks = new StringBuilder();
    counts.forEach(
        (block, count) -> {
          blocks.append(count.line(block));
          total.all += count.all;
          total.shown += count.shown;
          total.excepted += count.excepted;
        });
    return """
        # Requirements of OCPP 2.0.1

        What shows that the station meets the requirements of part 2 that bind it, for the blocks \
        A to J and P: certification cases that passed (the catalogue says what each shows), and \
        tests that are tagged with the requirement, which `mvn verify -Dgroups=E01.FR.01 \
        -Dsurefire.failIfNoSpecifiedTests=false` runs alone. Written by `java .ci/Tables.java` \
        from the reports of a test run; the reasons stand in `requirements-2.0.1-exceptions.csv`.

        Requirements with SHALL:

        | block | all | shown by a passed test | do not apply | open |
        |---|---|---|---|---|
        """
        + blocks
        + total.line("all")
        + "\n| requirement | level | shown by |\n|---|---|---|\n"
        + rows;
  }

  /** Tags that look like requirements and are none are slips of the pen. */
  private static void warnOf(Set<String> tags, List<Map<String, String>> rows) {
    Set<String> known = rows.stream().map(row -> row.get("id")).collect(Collectors.toSet());
    tags.stream()
        .filter(tag -> !known.contains(tag))
        .forEach(tag -> System.err.println("no requirement has the id of the tag " + tag));
  }

  private String line(String id, String level, Count count) {
    Map<String, Boolean> tagged = run.tagged(id);
    List<String> proofs = new ArrayList<>(cases.getOrDefault(id, List.of()));
    tagged.forEach((place, passed) -> proofs.add(passed ? place : "**failed:** " + place));
    boolean shown = cases.containsKey(id) || tagged.containsValue(true);
    count.all++;
    if (shown) {
      count.shown++;
    } else if (exceptions.containsKey(id)) {
      count.excepted++;
      proofs.add("does not apply: " + exceptions.get(id));
    }
    String how = proofs.stream().collect(Collectors.joining(", "));
    return "| %s | %s | %s |%n".formatted(id, level, how.isEmpty() ? "-" : how);
  }
}
