import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The field requirements, and the tests that carry their numbers. */
final class FieldTable {
  private static final Pattern REQUIREMENT = Pattern.compile("(?:^|_)([fms]\\d\\d)(?=_|[A-Z]|$)");

  private final TestRun run;

  FieldTable(TestRun run) {
    this.run = run;
  }

  String text() {
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
    lines()
        .forEach(
            (number, shown) ->
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

  private Map<String, Map<String, Boolean>> lines() {
    var lines = new TreeMap<String, Map<String, Boolean>>();
    for (TestRun.Test test : run.tests()) {
      Matcher names = REQUIREMENT.matcher(test.method());
      while (names.find()) {
        String line = test.sentence() + " (`" + test.place() + "`)";
        lines
            .computeIfAbsent(names.group(1).toUpperCase(Locale.ROOT), key -> new TreeMap<>())
            .merge(line, test.passed(), Boolean::logicalAnd);
      }
    }
    return lines;
  }
}
