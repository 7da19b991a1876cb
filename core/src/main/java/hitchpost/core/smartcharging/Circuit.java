package hitchpost.core.smartcharging;

/**
 * What an EVSE can offer whatever the profiles say.
 *
 * @param phases 1 to 3, as many as can be used now
 * @param volts phase to neutral; nominal, because power is converted with it
 * @param deciAmperes most current per phase, tenths of an ampere
 */
public record Circuit(int phases, int volts, long deciAmperes) {
  /** The phases to use where so many are allowed: contactors leave all of them or one. */
  int phases(int allowed) {
    return allowed >= phases ? phases : 1;
  }
}
