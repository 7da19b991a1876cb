package hitchpost.simulator.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateFolderTest {
  private static final Path USUAL = Path.of("/u/.local/state/hitchpost");

  @ParameterizedTest
  @CsvSource({
    "CP1, CP1",
    "DE*ABC_1-2, DE%2AABC_1-2",
    "../../etc, %2E%2E%2F%2E%2E%2Fetc",
    "., %2E",
    "ä, %C3%A4",
    "a%2Fb, a%252Fb",
  })
  void everyIdHasOneFolderOfItsOwn(String id, String name) {
    assertEquals(USUAL.resolve(name), StateFolder.of(id, Map.of(), "/u"));
  }

  @Test
  void theSystemMayHaveAnotherPlaceForState() {
    var environment = Map.of("XDG_STATE_HOME", "/state");
    assertEquals(Path.of("/state/hitchpost/CP1"), StateFolder.of("CP1", environment, "/u"));
    assertEquals(
        USUAL.resolve("CP1"), StateFolder.of("CP1", Map.of("XDG_STATE_HOME", "relative"), "/u"));
    assertEquals(Path.of("./.local/state/hitchpost/CP1"), StateFolder.of("CP1", Map.of(), null));
  }
}
