import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Comma-separated text whose fields may be quoted, with line breaks inside; the first row names them. */
final class Csv {
  private Csv() {}

  /** The rows, each by the names of its fields. */
  static List<Map<String, String>> read(Path file) throws IOException {
    List<List<String>> rows = rows(Files.readString(file));
    List<String> names = rows.getFirst();
    return rows.stream().skip(1).map(row -> named(names, row)).toList();
  }

  private static Map<String, String> named(List<String> names, List<String> row) {
    var named = new LinkedHashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), i < row.size() ? row.get(i) : "");
    }
    return named;
  }

  private static List<List<String>> rows(String text) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (char c : text.toCharArray()) {
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
    return rows;
  }
}
