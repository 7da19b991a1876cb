package hitchpost.simulator.conformance201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.rpc.Way;
import hitchpost.core.security.ConnectionProfile;
import hitchpost.simulator.conformance.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.3: addresses of the CSMS, without TLS. */
class NetworkProfilesTest {
  private static final String COMPONENT = "OCPPCommCtrlr";
  private static final String OLD = "ws://old.example:8080/ocpp";
  private static final String NEW = "ws://new.example:8080/ocpp";

  /** A station that knows one address, in slot 0. */
  private static Scenario201 atTheOldAddress() {
    return new Scenario201(new Scenario().reaching(new ConnectionProfile(0, OLD, 0)));
  }

  private static String stores(Scenario201 s, int slot, String url) {
    return s.statusOf(
        "SetNetworkProfile",
        """
        {'configurationSlot':%d,'connectionData':{'ocppVersion':'OCPP20','ocppTransport':'JSON',
        'ocppCsmsUrl':'%s','messageTimeout':20,'securityProfile':0,'ocppInterface':'Wired0'}}
        """
            .formatted(slot, url));
  }

  /** Stores the new address, puts it first and has the station reboot. */
  private static void migrates(Scenario201 s) {
    assertEquals("0", s.gets(COMPONENT, "ActiveNetworkProfile"));
    assertEquals("Accepted", stores(s, 1, NEW));
    assertEquals("RebootRequired", s.sets(COMPONENT, "NetworkConfigurationPriority", "1,0"));
    assertEquals("Accepted", s.statusOf("Reset", "{'type':'OnIdle'}"));
  }

  private static List<String> addresses(Scenario201 s) {
    return s.csms.ways().stream().map(Way::url).toList();
  }

  @Test
  void TC_B_43_CS() {
    var s = atTheOldAddress().booted();
    assertEquals("Rejected", stores(s, 999, NEW));
  }

  @Test
  void TC_B_45_CS() {
    var s = atTheOldAddress().booted();
    migrates(s);
    s.bootsAgain("RemoteReset");
    assertEquals(List.of(OLD, NEW), addresses(s));
    assertEquals("1", s.gets(COMPONENT, "ActiveNetworkProfile"));
  }

  @Test
  void TC_B_46_CS() {
    var s = atTheOldAddress().with(COMPONENT + ".NetworkProfileConnectionAttempts", "2").booted();
    s.csms.admits(way -> way.url().equals(OLD));
    migrates(s);
    s.bootsAgainWithin(Duration.ofMinutes(5), "RemoteReset");
    assertEquals(List.of(OLD, NEW, NEW, OLD), addresses(s));
  }

  @Test
  void TC_B_49_CS() {
    var s =
        atTheOldAddress()
            .with(COMPONENT + ".NetworkProfileConnectionAttempts", "1")
            .with(COMPONENT + ".RetryBackOffRepeatTimes", "0")
            .with(COMPONENT + ".RetryBackOffRandomRange", "0")
            .with(COMPONENT + ".RetryBackOffWaitMinimum", "7")
            .booted();
    int before = s.csms.ways().size();
    s.csms.admits(way -> s.csms.ways().size() - before > 2);
    migrates(s);
    s.bootsAgainWithin(Duration.ofMinutes(5), "RemoteReset");
    assertEquals(List.of(NEW, OLD, OLD), addresses(s).subList(before, before + 3));
    List<Duration> attempts = s.csms.attempts();
    Duration waited = attempts.get(before + 2).minus(attempts.get(before + 1));
    assertEquals(7, waited.toSeconds());
  }

  @Test
  void TC_B_57_CS() {
    var s =
        new Scenario201()
            .with(COMPONENT + ".NetworkProfileConnectionAttempts", "3")
            .with(COMPONENT + ".RetryBackOffRepeatTimes", "2")
            .with(COMPONENT + ".RetryBackOffRandomRange", "0")
            .with(COMPONENT + ".RetryBackOffWaitMinimum", "10")
            .booted();
    List<Duration> first = reconnects(s, 1);
    assertTrue(first.getFirst().toSeconds() >= 10, first.toString());
    List<Duration> second = reconnects(s, 2);
    assertTrue(second.getFirst().toSeconds() >= 10, second.toString());
    assertTrue(second.getLast().compareTo(second.getFirst().multipliedBy(2)) >= 0);
  }

  /** Closes the connection; it comes about again at this attempt. Returns the waits before each. */
  private static List<Duration> reconnects(Scenario201 s, int attempt) {
    int before = s.csms.attempts().size();
    Duration closed = Duration.ofNanos(s.site.time.nanos());
    s.csms.admits(way -> s.csms.attempts().size() - before >= attempt);
    s.csms.drop("the CSMS closes the connection");
    s.passes(90);
    List<Duration> attempts = new ArrayList<>(List.of(closed));
    attempts.addAll(s.csms.attempts().subList(before, before + attempt));
    return IntStream.range(0, attempt)
        .mapToObj(i -> attempts.get(i + 1).minus(attempts.get(i)))
        .toList();
  }
}
