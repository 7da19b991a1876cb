package hitchpost.hal.gpio;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptOutputsTest {
  private static final String PI_4 = "pinctrl-bcm2711";
  private static final String PI_5 = "pinctrl-rp1";

  @TempDir Path modules;

  private void parameter(String module, String value) throws IOException {
    Path folder = Files.createDirectories(modules.resolve(module).resolve("parameters"));
    Files.writeString(folder.resolve("persist_gpio_outputs"), value + "\n");
  }

  @Test
  void outputsOfARaspberryPiAreKeptWhereItsKernelIsToldSo() throws IOException {
    assertFalse(KeptOutputs.at(modules, PI_4), "nothing is said of it");
    parameter("pinctrl_bcm2835", "N");
    assertFalse(KeptOutputs.at(modules, PI_4));
    parameter("pinctrl_bcm2835", "Y");
    assertTrue(KeptOutputs.at(modules, PI_4));
    assertFalse(KeptOutputs.at(modules, "pca9555"), "an expander has a driver of its own");
    assertFalse(KeptOutputs.at(modules.resolve("nowhere"), PI_4));
  }

  @Test
  void soAreThoseOfAModelWithAnotherController() throws IOException {
    parameter("pinctrl_rp1", "Y");
    assertTrue(KeptOutputs.at(modules, PI_5));
  }
}
