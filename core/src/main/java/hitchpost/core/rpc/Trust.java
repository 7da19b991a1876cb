package hitchpost.core.rpc;

/**
 * Whom the station takes for its CSMS, as far as it has a choice.
 *
 * @param wildcards whether a certificate may name the host by a wildcard alone
 * @param replacedRoots whether the root counts that was replaced and whose successor has not proved
 *     itself yet
 */
public record Trust(boolean wildcards, boolean replacedRoots) {
  /** As a station has it that nobody has told otherwise. */
  public static final Trust USUAL = new Trust(false, true);
}
