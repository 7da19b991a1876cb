package hitchpost.simulator.csms.model;

/** What the model wants done; in the order given. */
public sealed interface CsmsOutput {
  /** The station it concerns. */
  String stationId();

  /** Send this text on the station's connection. */
  record Send(String stationId, String text) implements CsmsOutput {}

  /**
   * Close the station's connection, and report {@link ModelCsms#disconnected} when it is closed.
   *
   * @param code status code of the WebSocket close frame
   */
  record Close(String stationId, int code, String reason) implements CsmsOutput {}

  /** An operator's call has its answer; nothing to be done on the wire. */
  record Answered(String stationId, long call, StationAnswer answer) implements CsmsOutput {}
}
