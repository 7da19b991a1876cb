package hitchpost.hal.board;

/** New boards, as modbus_peer.py makes them. */
final class BoardUnits {
  private static final String EVSE_DIN =
      """
      {"kind": "evse-din",
       "holding": {"1000": 0, "1001": 0, "1002": 1, "1003": 32, "1004": 0, "1005": 18, "1006": 1,
                   "2000": 6, "2001": 1, "2002": 6, "2003": 0, "2004": 0, "2005": 8192}}
      """;
  private static final String PHOENIX =
      """
      {"kind": "phoenix-em", "input": {"100": 65}, "holding": {"300": 6}, "coils": {"400": 1}}
      """;
  private static final String TERRA =
      """
      {"kind": "terra-ac",
       "holding": {"16384": 1, "16385": 2, "16386": 3, "16387": 4, "16388": 264, "16389": 512,
                   "16390": 0, "16391": 32000, "16392": 0, "16393": 0, "16394": 0, "16395": 0,
                   "16396": 0, "16397": 0, "16398": 0, "16399": 0, "16640": 0, "16641": 32000,
                   "16645": 0}}
      """;

  private BoardUnits() {}

  static String of(BoardType type) {
    return switch (type) {
      case EVSE_DIN -> EVSE_DIN;
      case PHOENIX_EM -> PHOENIX;
      case TERRA_AC -> TERRA;
    };
  }
}
