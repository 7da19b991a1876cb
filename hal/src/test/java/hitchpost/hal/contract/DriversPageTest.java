package hitchpost.hal.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.driver.Driver;
import hitchpost.hal.driver.Drivers;
import hitchpost.hal.testing.ContractTests;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What docs/drivers.md shows to whoever writes a driver compiles, and keeps to the contract. */
class DriversPageTest {
  private static final Path PAGE = Path.of("../docs/drivers.md");
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("public final class (\\w+)");

  @TempDir private Path folder;
  private URLClassLoader examples;

  @BeforeEach
  void compile() throws IOException {
    List<String> files = new ArrayList<>();
    var found = EXAMPLE.matcher(Files.readString(PAGE));
    while (found.find()) {
      var name = NAME.matcher(found.group(1));
      assertTrue(name.find(), found.group(1));
      Path file = folder.resolve(name.group(1) + ".java");
      files.add(Files.writeString(file, found.group(1)).toString());
    }
    var said = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var options =
        List.of(
            "-proc:none",
            "-Xlint:all,-classfile,-path",
            "-Werror",
            "-d",
            folder.toString(),
            "-cp",
            System.getProperty("java.class.path"));
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromStrings(files);
      boolean right = compiler.getTask(said, manager, null, options, null, sources).call();
      assertTrue(right, said::toString);
    }
    examples = new URLClassLoader(new URL[] {folder.toUri().toURL()});
  }

  @AfterEach
  void close() throws IOException {
    examples.close();
  }

  private <T> T example(String name, Class<T> type) {
    try {
      return type.cast(examples.loadClass("example." + name).getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> thermometerOfThePageKeepsToTheContract() {
    return ContractTests.of(
        Contracts.ofTemperature(() -> example("LineThermometerContract", TemperatureRig.class)));
  }

  @Test
  void driverOfThePageIsOneThatAStationFileCanName() {
    var drivers = new Drivers(List.of(example("LineThermometerDriver", Driver.class)));
    assertEquals("line-thermometer", drivers.find("line-thermometer").orElseThrow().type());
  }
}
