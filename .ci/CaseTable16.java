import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The certification cases of OCPP 1.6 by profile. */
final class CaseTable16 {
  private final TestRun run;

  CaseTable16(TestRun run) {
    this.run = run;
  }

  String text(Path catalogue) throws IOException {
    List<Map<String, String>> rows = Csv.read(catalogue);
    var lines = new CaseLines(run);
    for (Map<String, String> row : rows) {
      String note =
          row.get("in_octt_2024_04").equals("yes")
              ? ""
              : " (2025, text not at hand: built from title and parent case)";
      lines.add(row.get("feature_profile"), row.get("tc_id"), row.get("title") + note);
    }
    long green = rows.stream().filter(row -> lines.green(row.get("tc_id"))).count();
    return """
        # Certification catalogue of OCPP 1.6

        %d of %d rows have a passed test of their id. Written by `java .ci/Tables.java` from the \
        reports of a test run; docs/conformance.md tells how a case is built and run alone.
        """
            .formatted(green, rows.size())
        + lines.text();
  }
}
