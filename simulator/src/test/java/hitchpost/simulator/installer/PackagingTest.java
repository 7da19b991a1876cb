package hitchpost.simulator.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.station.file.StationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the Debian package can be seen without making it; {@code packaging/check} does more. */
class PackagingTest {
  private static final Path PACKAGING = Path.of("../packaging");

  @Test
  void theServiceMayDoNoMoreThanItNeeds() throws IOException {
    Map<String, List<String>> unit = unit();
    for (String on :
        List.of(
            "NoNewPrivileges",
            "ProtectHome",
            "PrivateTmp",
            "ProtectKernelTunables",
            "ProtectKernelModules",
            "ProtectKernelLogs",
            "ProtectControlGroups",
            "RestrictNamespaces",
            "RestrictSUIDSGID",
            "LockPersonality")) {
      assertEquals(List.of("yes"), unit.get(on), on);
    }
    assertEquals(List.of("strict"), unit.get("ProtectSystem"));
    assertEquals(List.of(""), unit.get("CapabilityBoundingSet"));
    assertEquals(List.of("hitchpost"), unit.get("User"));
    assertTrue(unit.containsKey("SystemCallFilter"));
  }

  @Test
  void systemdHearsThatItIsAliveAndStartsItAgain() throws IOException {
    Map<String, List<String>> unit = unit();
    assertEquals(List.of("notify"), unit.get("Type"));
    assertTrue(Integer.parseInt(unit.get("WatchdogSec").getFirst()) > 0);
    assertEquals(List.of("always"), unit.get("Restart"));
    assertEquals(List.of("2"), unit.get("RestartPreventExitStatus"));
  }

  @Test
  void everyGroupOfTheServiceAndTheRulesIsMade() throws IOException {
    String script = Files.readString(PACKAGING.resolve("postinst"));
    for (String group : unit().get("SupplementaryGroups").getFirst().split(" ")) {
      assertTrue(
          script.lines().anyMatch(line -> line.matches(" *for group in .*\\b" + group + "\\b.*")));
    }
    String rules = Files.readString(PACKAGING.resolve("60-hitchpost.rules"));
    assertTrue(rules.contains("GROUP=\"gpio\""));
  }

  @Test
  void theStationOfTheServiceIsTheOneThatIsInstalled() throws IOException {
    Map<String, List<String>> unit = unit();
    Path state = Path.of("/var/lib").resolve(unit.get("StateDirectory").getFirst());
    StationFile file = StationFile.read(PACKAGING.resolve("station.yaml"));
    assertEquals(state, file.stations().getFirst().storageDirectory());
    assertEquals(
        List.of("/usr/lib/hitchpost/hitchpost run --config /etc/hitchpost/station.yaml"),
        unit.get("ExecStart"));
    String build = Files.readString(PACKAGING.resolve("build-deb"));
    assertTrue(build.contains("/etc/hitchpost/station.yaml\\n' >\"$root/DEBIAN/conffiles\""));
    assertTrue(Files.readString(PACKAGING.resolve("postrm")).contains("rm -rf " + state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hitchpost", "train", "postinst", "prerm", "postrm"})
  void scriptsCanBeReadByTheShell(String name) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-n", PACKAGING.resolve(name).toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes());
    assertEquals(0, shell.waitFor(), said);
  }

  private static Map<String, List<String>> unit() throws IOException {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    for (String line : Files.readAllLines(PACKAGING.resolve("hitchpost.service"))) {
      int equals = line.indexOf('=');
      if (!line.startsWith("#") && equals > 0) {
        settings
            .computeIfAbsent(line.substring(0, equals), name -> new ArrayList<>())
            .add(line.substring(equals + 1));
      }
    }
    return settings;
  }
}
