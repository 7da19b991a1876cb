package hitchpost.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The arrows between the modules and what the pure ones may touch, read from the compiled classes
 * of the whole program. {@code docs/building.md} gives the reason for each rule.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("hitchpost");

  /** Who may see whom; a module always sees itself. */
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "core", Set.of(),
          "ocpp16", Set.of("core"),
          "ocpp201", Set.of("core"),
          "hal", Set.of("core"),
          "station", Set.of("core", "ocpp16", "ocpp201", "hal"),
          "simulator", Set.of("core", "ocpp16", "ocpp201", "hal", "station"));

  private static final Set<String> PURE = Set.of("core", "ocpp16", "ocpp201");

  @Test
  void everyClassBelongsToAModuleOfTheHouse() {
    refuse(
        CLASSES.stream()
            .filter(type -> !ARROWS.containsKey(module(type)))
            .map(type -> type.getName() + " is in no module of " + new TreeSet<>(ARROWS.keySet())));
  }

  @TestFactory
  Stream<DynamicTest> modulesSeeOnlyWhatTheArrowsAllow() {
    return ARROWS.keySet().stream()
        .sorted()
        .map(module -> DynamicTest.dynamicTest(module, () -> refuseOtherModules(module)));
  }

  /** Devices on a network are reached through {@code hal.link}, and by nobody else below. */
  @Test
  void hardwareKnowsNothingOfTheNetworkButTheLinks() {
    refuse(
        dependencies("hal")
            .filter(use -> ofNetwork(use.getTargetClass().getName()))
            .filter(use -> !use.getOriginClass().getPackageName().equals("hitchpost.hal.link"))
            .map(Dependency::getDescription));
  }

  /** What keeps people safe hangs on no line, and on no driver. */
  @Test
  void theSafetySupervisorSeesNothingButPorts() {
    refuse(
        dependencies("hal")
            .filter(use -> use.getOriginClass().getPackageName().startsWith("hitchpost.hal.safety"))
            .filter(use -> {
              String target = use.getTargetClass().getPackageName();
              return ofNetwork(use.getTargetClass().getName())
                  || isOurs(use.getTargetClass())
                      && !target.startsWith("hitchpost.core.hardware")
                      && !target.equals("hitchpost.hal.device")
                      && !target.startsWith("hitchpost.hal.safety");
            })
            .map(Dependency::getDescription));
  }

  private static boolean ofNetwork(String target) {
    return target.startsWith("java.net.")
        || target.startsWith("javax.net.")
        || target.startsWith("org.java_websocket.");
  }

  /** OCPP 1.6 over SOAP is not spoken, and nothing else that a stranger sends is XML. */
  @Test
  void m26_nothingOfOursReadsXml() {
    refuse(
        dependencies(
            Set.of("core", "ocpp16", "ocpp201", "hal", "station", "simulator"),
            target ->
                target.startsWith("javax.xml.")
                    || target.startsWith("org.xml.")
                    || target.startsWith("org.w3c.dom.")));
  }

  @Test
  void packagesBesideEachOtherHaveNoCycles() {
    for (String module : List.of("core", "ocpp16", "ocpp201", "hal", "station", "simulator")) {
      slices()
          .matching("hitchpost." + module + ".(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void pureModulesTouchNoWorldOutside() {
    refuse(
        dependencies(PURE, Purity::isOutside)
            .map(dependency -> dependency + ": it is I/O, a thread, a lock, a log or chance"));
  }

  @Test
  void pureModulesAskNoClockNoChanceAndNoEnvironment() {
    refuse(accesses(PURE).filter(Purity::asksOutside).map(JavaAccess::getDescription));
  }

  @Test
  void pureModulesUseNothingThatIsOrderedByHash() {
    refuse(
        Stream.concat(
                dependencies(PURE, Purity::isHashed),
                accesses(PURE).filter(Purity::makesHashed).map(JavaAccess::getDescription))
            .map(use -> use + ": its order differs from run to run"));
  }

  @Test
  void lettersChangeCaseByALocaleThatIsNamed() {
    refuse(
        accesses(ARROWS.keySet())
            .filter(access -> access.getTargetOwner().getName().equals("java.lang.String"))
            .filter(access -> Set.of("toLowerCase", "toUpperCase").contains(access.getName()))
            .filter(access -> Purity.parameters(access) == 0)
            .map(access -> access.getDescription() + ": give Locale.ROOT"));
  }

  private static void refuseOtherModules(String module) {
    Set<String> seen = ARROWS.get(module);
    refuse(
        dependencies(module)
            .filter(dependency -> isOurs(dependency.getTargetClass()))
            .filter(dependency -> {
              String target = module(dependency.getTargetClass());
              return !target.equals(module) && !seen.contains(target);
            })
            .map(dependency -> module + " must not see: " + dependency.getDescription()));
  }

  private static void refuse(Stream<String> violations) {
    List<String> found = new ArrayList<>(new TreeSet<>(violations.toList()));
    if (!found.isEmpty()) {
      Assertions.fail(found.size() + " against the rule:\n" + String.join("\n", found));
    }
  }

  private static Stream<Dependency> dependencies(String module) {
    return CLASSES.stream()
        .filter(type -> module(type).equals(module))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream());
  }

  /** Uses of types whose name is wrong, in words. */
  private static Stream<String> dependencies(Set<String> modules, Predicate<String> wrong) {
    return modules.stream()
        .flatMap(ArchitectureTest::dependencies)
        .filter(dependency -> wrong.test(dependency.getTargetClass().getName()))
        .map(Dependency::getDescription);
  }

  private static Stream<JavaAccess<?>> accesses(Set<String> modules) {
    return CLASSES.stream()
        .filter(type -> modules.contains(module(type)))
        .flatMap(type ->
            Stream.concat(
                type.getAccessesFromSelf().stream(),
                Stream.concat(
                    type.getMethodReferencesFromSelf().stream(),
                    type.getConstructorReferencesFromSelf().stream())));
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith("hitchpost.");
  }

  /** The second word of the package, {@code core} of {@code hitchpost.core.types}. */
  private static String module(JavaClass type) {
    String[] words = type.getPackageName().split("\\.");
    return words.length < 2 ? "" : words[1];
  }
}
