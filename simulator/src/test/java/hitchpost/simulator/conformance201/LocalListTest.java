package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance201.Memory.VALID;
import static hitchpost.simulator.conformance201.Memory.entry;
import static hitchpost.simulator.conformance201.Memory.listed;
import static hitchpost.simulator.conformance201.Memory.removed;
import static hitchpost.simulator.conformance201.Memory.sends;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.5: what the local authorization list becomes. */
class LocalListTest {
  private static final int VERSION = 5;

  private static int version(Scenario201 s) {
    return s.csms.sends("GetLocalListVersion", "{}").get("versionNumber").asInt();
  }

  private static Scenario201 withList() {
    var s = new Scenario201().booted();
    listed(s, VERSION, entry("CARD", VALID));
    return s;
  }

  /** A list of this kind is answered so, and the list has this version then. */
  private static void isSent(
      String kind, int version, String status, int versionAfter, String... entries) {
    var s = withList();
    assertEquals(status, sends(s, kind, version, entries));
    assertEquals(versionAfter, version(s));
  }

  @Test
  void TC_D_01_CS() {
    isSent("Full", VERSION, "Accepted", VERSION, entry("CARD", VALID));
  }

  @Test
  void TC_D_02_CS() {
    isSent("Differential", VERSION + 1, "Accepted", VERSION + 1, entry("OTHER", VALID));
  }

  @Test
  void TC_D_03_CS() {
    isSent("Differential", VERSION + 1, "Accepted", VERSION + 1, removed("CARD"));
  }

  @Test
  void TC_D_04_CS() {
    isSent("Full", VERSION, "Accepted", VERSION);
  }

  @Test
  void TC_D_05_CS() {
    isSent("Differential", VERSION + 1, "Accepted", VERSION + 1);
  }

  @Test
  void TC_D_06_CS() {
    isSent("Differential", VERSION - 1, "VersionMismatch", VERSION, entry("OTHER", VALID));
  }

  @Test
  void TC_D_07_CS() {
    var s = withList();
    s.site.grid.fails();
    s.site.grid.returns();
    s.csms.receives("BootNotification");
    s.reportsConnectors();
    assertEquals(VERSION, version(s));
  }

  @Test
  void TC_D_08_CS() {
    assertEquals(VERSION, version(withList()));
  }

  @Test
  void TC_D_10_CS() {
    var s = withList();
    assertEquals("Accepted", s.sets("LocalAuthListCtrlr", "Enabled", "false"));
    assertEquals(0, version(s));
  }
}
