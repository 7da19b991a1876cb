package hitchpost.hal.board;

/**
 * What an installer has built around a board.
 *
 * @param socket whether loose cables are plugged in; otherwise a cable is fixed
 * @param maxMilliAmperes most that the wiring bears
 * @param phases 1 to 3
 */
public record BoardWiring(boolean socket, int maxMilliAmperes, int phases) {}
