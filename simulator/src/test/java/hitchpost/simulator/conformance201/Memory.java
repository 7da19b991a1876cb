package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.token;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** What a station knows of tokens before a case begins. Source: OCPP 2.0.1 part 6, 2.19. */
final class Memory {
  static final String VALID = info("Accepted");

  private Memory() {}

  /** A station that lets in whom it knows without asking. */
  static Scenario201 trusting() {
    return new Scenario201().with("AuthCtrlr.LocalPreAuthorize", "true");
  }

  /** An idTokenInfo. */
  static String info(String status) {
    return "{\"status\":\"" + status + "\"}";
  }

  /** An idTokenInfo of a member of a group. */
  static String info(String status, String group) {
    return "{\"status\":\"%s\",\"groupIdToken\":{\"idToken\":\"%s\",\"type\":\"Central\"}}"
        .formatted(status, group);
  }

  /** The answer to a question about a token. */
  static String answer(String info) {
    return "{\"idTokenInfo\":" + info + "}";
  }

  /** The card is presented, asked about and answered. */
  static void asked(Scenario201 s, String card, String info) {
    s.driver.presents(card);
    s.csms.receives(expect("Authorize", token(card)).answering(answer(info)));
  }

  /** IdTokenCached: the card was asked about, and whoever was accepted has gone again. */
  static void cached(Scenario201 s, String card, String info) {
    asked(s, card, info);
    s.passes(61);
  }

  /** IdTokenLocalAuthList: these entries are the local list. */
  static void listed(Scenario201 s, int version, String... entries) {
    assertEquals("Accepted", sends(s, "Full", version, entries));
  }

  /** Sends a local list, or changes to it, and returns what became of it. */
  static String sends(Scenario201 s, String kind, int version, String... entries) {
    String list =
        entries.length == 0
            ? ""
            : ",'localAuthorizationList':[" + String.join(",", List.of(entries)) + "]";
    return s.statusOf(
        "SendLocalList", "{'versionNumber':%d,'updateType':'%s'%s}".formatted(version, kind, list));
  }

  /** An entry of the local list. */
  static String entry(String card, String info) {
    return "{'idToken':{'idToken':'%s','type':'ISO14443'},'idTokenInfo':%s}".formatted(card, info);
  }

  /** An entry of the local list that takes the card off it. */
  static String removed(String card) {
    return "{'idToken':{'idToken':'%s','type':'ISO14443'}}".formatted(card);
  }
}
