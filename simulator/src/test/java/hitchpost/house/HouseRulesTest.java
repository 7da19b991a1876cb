package hitchpost.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tidy rules catch what they are for, and leave alone what only looks like it. */
class HouseRulesTest {
  private static final String MAIN = "core/src/main/java/A.java";
  private static final String TEST = "core/src/test/java/ATest.java";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int a;  ",
        "\tint a;",
        "import java.util.*;",
        "// TO" + "DO later",
        "/* FIX" + "ME */",
        "// foo.bar(1);",
        "// int a = 1;",
        "// if (a) {",
        "// }",
      })
  void lineIsRefused(String line) {
    assertEquals(1, LineRules.inJava(MAIN, line + "\n").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int a = 1; // see section 4.2;",
        "String s = \"TO" + "DO\";",
        "String s = \"// if (a) {\";",
        "// first it waits; then it sends",
        "import java.util.List;",
      })
  void lineIsFine(String line) {
    assertEquals(List.of(), LineRules.inJava(MAIN, line + "\n"));
  }

  @Test
  void lineAndFileLengthsAreCounted() {
    assertEquals(List.of(), LineRules.inJava(MAIN, "x".repeat(100) + "\n"));
    assertEquals(
        "[" + MAIN + ":2: 101 columns, at most 100]",
        LineRules.inJava(MAIN, "\n" + "x".repeat(101) + "\n").toString());
    String row = "x".repeat(101) + "\n";
    assertEquals(List.of(), LineRules.inJava(MAIN, "f(\"\"\"\n" + row + "\"\"\")\n"));
    assertEquals(List.of(), LineRules.inJava(MAIN, "\n".repeat(500)));
    assertEquals(1, LineRules.inJava(MAIN, "\n".repeat(501)).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String s = \"1.6\";",
        "return \"ocpp2.0.1\";",
        "class Ocpp16 {}",
        "boolean isV201;",
        "String s = \"OCPP 2.1\";",
      })
  void coreMustNotNameAVersion(String code) {
    assertEquals(1, LineRules.inCore(MAIN, code).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"// OCPP 1.6, 4.8", "/** OCPP 2.0.1 part 2 */", "double a = 11.65;"})
  void coreMayNameAVersionAsSource(String code) {
    assertEquals(List.of(), LineRules.inCore(MAIN, code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"see /ro" + "ot/x", "cd /ho" + "me/me", "\"/wo" + "rk/main\""})
  void foldersOfOneMachineAreRefused(String line) {
    assertEquals(1, LineRules.inText("docs/a.md", line).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"regis" + "try.example.org", "re" + "po1.example.com", "d" + "eb.a.org"})
  void packageHostsAreRefused(String host) {
    assertEquals(1, LineRules.inText("docs/a.md", "from https://" + host + "/x").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~/wo" + "rk/x",
        "src/wo" + "rk/x",
        "http://a.example/wo" + "rk/x",
        "maven" + ".apache.org"
      })
  void otherPathsAndHostsAreFine(String line) {
    assertEquals(List.of(), LineRules.inText("docs/a.md", line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          void a() { synchronized (this) {} }      | synchronized: one thread writes, nothing locks
          synchronized void a() {}                 | synchronized: one thread writes, nothing locks
          void a() { System.out.println(); }       | System.out: only the simulator has a console
          void a(Exception e) { e.printStackTrace(); } | printStackTrace(): log it or throw it
          """)
  void mainCodeIsRefused(String member, String rule) {
    assertEquals(List.of(new Complaint(MAIN, 2, rule)), inClass(MAIN, member));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void a() { Thread.sleep(1); }",
        "void a() { TimeUnit.SECONDS.sleep(1); }",
        "@Disabled void a() {}",
        "@org.junit.jupiter.api.Disabled(\"later\") void a() {}",
      })
  void testCodeIsRefused(String member) {
    assertEquals(1, inClass(TEST, member).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static final Set<String> A = Set.of(x, y);",
        "private final Set<String> a = Set.of(x, y);",
        "void a() { b(Map.of(x, y, z, w)); }",
        "void a(Set<String> b) { c(Set.copyOf(b)); }",
        "private static final Set<String> A = Set.of(x, y); void a() { for (String b : A) {} }",
        "private static final Set<String> A = Set.of(x, y); void a() { A.forEach(b); }",
        "private static final Map<String, String> M = Map.of(x, y, z, w); Object a() { return M; }",
      })
  void collectionWithoutOrderIsRefused(String member) {
    assertEquals(1, inClass(MAIN, member).size());
    assertEquals(List.of(), inClass(TEST, member));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "private static final Set<String> A = Set.of(x, y); boolean a() { return A.contains(b); }",
        "private static final Set<String> A = Set.of(x, y); void a() { b(A::contains); }",
        "private static final Set<String> A = Set.of(x, y); boolean a() { return B.A.isEmpty(); }",
        "void a() { b(Set.of(), Set.of(x), Map.of(), Map.of(x, y)); }",
      })
  void collectionWithoutOrderMayBeAsked(String member) {
    assertEquals(List.of(), inClass(MAIN, member));
  }

  @Test
  void publicTypeNeedsJavadoc() {
    assertEquals(1, TreeRules.in(Map.of(MAIN, "public class A {}")).size());
    assertEquals(List.of(), TreeRules.in(Map.of(MAIN, "/** Does it. */ public class A {}")));
    assertEquals(List.of(), TreeRules.in(Map.of(TEST, "public class A {}")));
  }

  @Test
  void functionsAreMeasured() {
    assertEquals(List.of(), inClass(MAIN, "void a() {" + "\n".repeat(69) + "}"));
    assertEquals(
        List.of(new Complaint(MAIN, 2, "a() has 71 lines, at most 70")),
        inClass(MAIN, "void a() {" + "\n".repeat(70) + "}"));
    assertEquals(List.of(), inClass(MAIN, "@A(" + "\n".repeat(70) + ")\nvoid a() {}"));
    assertEquals(1, inClass(MAIN, "static {" + "\n".repeat(70) + "}").size());
  }

  private static List<Complaint> inClass(String file, String member) {
    return TreeRules.in(Map.of(file, "class A {\n" + member + "\n}\n"));
  }
}
