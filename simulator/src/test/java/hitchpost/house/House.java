package hitchpost.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of this project as they lie on disk. */
final class House {
  static final List<String> MODULES =
      List.of("core", "ocpp16", "ocpp201", "hal", "station", "simulator");

  private static final Set<String> TEXT =
      Set.of(
          "java", "xml", "md", "yaml", "yml", "json", "properties", "sql", "txt", "csv", "config");

  private House() {}

  /** The folder of the whole project, found upwards from where the tests run. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("ocpp201"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("run the tests from inside the project");
    }
    return folder;
  }

  /** Every Java source: path from the root, with slashes, to its text. */
  static TreeMap<String, String> javaFiles() {
    TreeMap<String, String> files = new TreeMap<>();
    for (String module : MODULES) {
      addAll(files, root().resolve(module).resolve("src"));
    }
    files.keySet().removeIf(file -> !file.endsWith(".java"));
    return files;
  }

  /** Every file of ours that is text: sources, resources, documents, build files and scripts. */
  static TreeMap<String, String> textFiles() {
    TreeMap<String, String> files = new TreeMap<>();
    for (String module : MODULES) {
      addAll(files, root().resolve(module).resolve("src"));
      addAll(files, root().resolve(module).resolve("pom.xml"));
    }
    for (String folder : List.of("docs", ".ci", ".mvn")) {
      addAll(files, root().resolve(folder));
    }
    for (String file : List.of("pom.xml", "README.md", "hitchpost", ".gitignore")) {
      addAll(files, root().resolve(file));
    }
    return files;
  }

  private static void addAll(TreeMap<String, String> files, Path from) {
    if (!Files.exists(from)) {
      return;
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(from)) {
      paths.filter(Files::isRegularFile).filter(House::isText).forEach(found::add);
      for (Path path : found) {
        String name = root().relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read below " + from, e);
    }
  }

  private static boolean isText(Path path) {
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot <= 0 || TEXT.contains(name.substring(dot + 1));
  }
}
