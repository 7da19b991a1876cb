package hitchpost.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Rules of tidiness, held against the sources as they lie on disk. */
class TidyTest {
  private static final Map<String, String> JAVA = House.javaFiles();

  @Test
  void linesAndFilesKeepTheirForm() {
    List<Complaint> found = new ArrayList<>();
    JAVA.forEach((file, text) -> found.addAll(LineRules.inJava(file, text)));
    refuse(found);
  }

  @Test
  void functionsFitOnAScreenAndNothingForbiddenIsCalled() {
    refuse(TreeRules.in(JAVA));
  }

  @Test
  void coreNamesNoVersionOfTheProtocol() {
    List<Complaint> found = new ArrayList<>();
    JAVA.forEach((file, text) -> {
      if (file.startsWith("core/src/main/")) {
        found.addAll(LineRules.inCore(file, text));
      }
    });
    refuse(found);
  }

  @Test
  void everyPackageIsNullMarked() {
    Map<String, Complaint> found = new TreeMap<>();
    JAVA.keySet().stream()
        .filter(file -> file.contains("/src/main/"))
        .map(file -> file.substring(0, file.lastIndexOf('/')) + "/package-info.java")
        .filter(info -> !JAVA.getOrDefault(info, "").contains("@NullMarked"))
        .forEach(info -> found.put(info, new Complaint(info, 1, "needs @NullMarked")));
    refuse(List.copyOf(found.values()));
  }

  @Test
  void noFileNamesOneMachineOrPackageHost() {
    List<Complaint> found = new ArrayList<>();
    House.textFiles().forEach((file, text) -> found.addAll(LineRules.inText(file, text)));
    refuse(found);
  }

  private static void refuse(List<Complaint> complaints) {
    if (!complaints.isEmpty()) {
      List<String> lines = complaints.stream().sorted().map(Complaint::toString).toList();
      Assertions.fail(lines.size() + " against the rules:\n" + String.join("\n", lines));
    }
  }
}
