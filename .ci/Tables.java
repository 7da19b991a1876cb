import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the tables of docs/ that show what is tested, from the reports of the last test run:
 * {@code mvn verify && java .ci/Tables.java} with a JDK 25, in the folder of the project.
 */
final class Tables {
  private static final Path CONFORMANCE = Path.of("..", "shared", "conformance");

  private static final Path EXCEPTIONS = Path.of("docs", "requirements-2.0.1-exceptions.csv");

  private interface Table {
    String text(Path catalogue) throws IOException;
  }

  static void main() throws IOException {
    TestRun run = TestRun.read();
    if (run.tests().isEmpty()) {
      System.err.println("there are no reports of a test run: mvn verify first");
      System.exit(1);
    }
    Files.writeString(Path.of("docs", "field-requirements.md"), new FieldTable(run).text());
    var exceptions = new TreeMap<String, String>();
    for (Map<String, String> row : Csv.read(EXCEPTIONS)) {
      exceptions.put(row.get("id"), row.get("reason"));
    }
    write("octt-1.6.md", "octt16.csv", new CaseTable16(run)::text);
    write("octt-2.0.1.md", "octt201.csv", new CaseTable201(run, exceptions)::text);
    Path cases = CONFORMANCE.resolve("octt201.csv");
    write(
        "requirements-2.0.1.md",
        "requirements_201.csv",
        catalogue -> new RequirementTable(run, cases, exceptions).text(catalogue));
  }

  private static void write(String name, String catalogueName, Table table) throws IOException {
    Path catalogue = CONFORMANCE.resolve(catalogueName);
    if (Files.exists(catalogue)) {
      Files.writeString(Path.of("docs", name), table.text(catalogue));
    } else {
      System.err.println(catalogue + " is absent: docs/" + name + " stays as it is");
    }
  }
}
