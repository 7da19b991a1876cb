package hitchpost.hal.gpio;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether outputs of a chip stay as they are when the process that drove them dies: a contactor
 * stays closed then, whatever resistor hangs at its line.
 *
 * <p>Kernels of Raspberry Pi OS do so unless they are told otherwise, and say it in a parameter
 * that the pin controllers of all models have. Source: raspberrypi/linux, pull requests 6117 and
 * 6150.
 */
final class KeptOutputs {
  private static final String CONTROLLERS = "pinctrl_*";
  private static final String PARAMETER = "parameters/persist_gpio_outputs";

  private KeptOutputs() {}

  /**
   * Looks it up.
   *
   * @param modules what the kernel tells of its modules, {@code /sys/module}
   * @param label of the chip; expanders beside the controller are no part of this
   */
  static boolean at(Path modules, String label) {
    if (!label.startsWith("pinctrl-")) {
      return false;
    }
    try (DirectoryStream<Path> controllers = Files.newDirectoryStream(modules, CONTROLLERS)) {
      for (Path controller : controllers) {
        Path parameter = controller.resolve(PARAMETER);
        if (Files.isReadable(parameter) && Files.readString(parameter).startsWith("Y")) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
