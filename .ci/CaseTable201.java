import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The certification cases of OCPP 2.0.1 for the blocks that are built, by profile. */
final class CaseTable201 {
  /** Functional blocks of part 2 that the station has. */
  static final String BLOCKS = "ABCDEFGHIJP";

  private static final String NONE = "In no certification profile";

  /** Certification profiles and their columns in the catalogue. */
  private static final Map<String, String> PROFILES = new LinkedHashMap<>();

  static {
    PROFILES.put("Core", "Core");
    PROFILES.put("Advanced Security", "AdvancedSecurity");
    PROFILES.put("Local Authorization List Management", "LocalAuthList");
    PROFILES.put("Reservation", "Reservation");
    PROFILES.put("Smart Charging", "SmartCharging");
    PROFILES.put("Advanced Device Management", "AdvancedDeviceManagement");
    PROFILES.put("Advanced User Interface", "AdvancedUserInterface");
    PROFILES.put("ISO 15118 Support", "ISO15118");
  }

  private final TestRun run;
  private final Map<String, String> exceptions;

  /**
   * @param exceptions why a case does not apply, by its id
   */
  CaseTable201(TestRun run, Map<String, String> exceptions) {
    this.run = run;
    this.exceptions = exceptions;
  }

  String text(Path catalogue) throws IOException {
    List<Map<String, String>> rows =
        Csv.read(catalogue).stream().filter(CaseTable201::wanted).toList();
    var lines = new CaseLines(run, exceptions);
    PROFILES.forEach(
        (name, column) ->
            rows.stream()
                .filter(row -> !row.get(column).isEmpty())
                .forEach(row -> lines.add(name, row.get("tc_id"), row.get("title"))));
    rows.stream()
        .filter(row -> PROFILES.values().stream().allMatch(column -> row.get(column).isEmpty()))
        .forEach(row -> lines.add(NONE, row.get("tc_id"), row.get("title")));
    long green = rows.stream().filter(row -> lines.green(row.get("tc_id"))).count();
    long excepted = rows.stream().filter(row -> exceptions.containsKey(row.get("tc_id"))).count();
    return """
        # Certification catalogue of OCPP 2.0.1

        %d of %d cases for stations of the blocks A to J and P have a passed test of their id, %d \
        do not apply; a case stands under every profile that asks for it. Written by `java .ci/Tables.java` from \
        the reports of a test run; docs/conformance.md tells how a case is built and run alone.
        """
            .formatted(green, rows.size(), excepted)
        + lines.text();
  }

  private static boolean wanted(Map<String, String> row) {
    return BLOCKS.contains(row.get("block"))
        && row.get("tc_id").endsWith("_CS")
        && !row.get("status").startsWith("removed");
  }
}
