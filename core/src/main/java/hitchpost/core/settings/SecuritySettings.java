package hitchpost.core.settings;

import hitchpost.core.settings.Setting.Access;
import java.util.List;

/**
 * The settings that say how the station and its CSMS trust each other.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.2; OCPP 1.6 security whitepaper, 7.
 */
public final class SecuritySettings {
  private static final String SECURITY = "SecurityCtrlr";

  /** What a password that is set must be: 16 to 20 bytes in hexadecimal digits. */
  private static final String PASSWORD = "([0-9A-Fa-f]{2}){16,20}";

  /** Longest chain of certificates taken, in characters of PEM. */
  public static final int MAX_CHAIN_LENGTH = 10_000;

  /** Most roots that may be installed. */
  public static final int MAX_ROOTS = 20;

  /** The least that a connection is secured with: 0 not at all to 3 certificates on both sides. */
  public static final Setting<Integer> SECURITY_PROFILE =
      new Setting<>(SECURITY, "SecurityProfile", null, Codec.integer(0, 3), Access.READ_WRITE, 0);

  /** Password of basic authentication, two hexadecimal digits a byte; empty for none. */
  public static final Setting<String> BASIC_AUTH_PASSWORD =
      new Setting<>(
          SECURITY,
          "BasicAuthPassword",
          null,
          Codec.text(40).where(text -> text.matches(PASSWORD)),
          Access.WRITE_ONLY,
          "");

  /** Who operates the station, for its certificate; empty while nobody has said. */
  public static final Setting<String> ORGANIZATION_NAME =
      new Setting<>(SECURITY, "OrganizationName", null, Codec.text(64), Access.READ_WRITE, "");

  /** Whether a root for the CSMS may only be replaced by one that it has signed. */
  public static final Setting<Boolean> ADDITIONAL_ROOT_CHECK =
      new Setting<>(
          SECURITY, "AdditionalRootCertificateCheck", null, Codec.bool(), Access.READ_ONLY, false);

  public static final Setting<Integer> MAX_CHAIN =
      new Setting<>(
          SECURITY,
          "MaxCertificateChainSize",
          null,
          Codec.integer(MAX_CHAIN_LENGTH, MAX_CHAIN_LENGTH),
          Access.READ_ONLY,
          MAX_CHAIN_LENGTH);

  /** Most roots that may be installed at a time. */
  public static final Setting<Integer> MAX_CERTIFICATES =
      new Setting<>(
          SECURITY,
          "CertificateEntries",
          null,
          Codec.integer(1, MAX_ROOTS),
          Access.READ_ONLY,
          MAX_ROOTS);

  /** Failed attempts in a row on one way to the CSMS before the next one is tried. */
  public static final Setting<Integer> CONNECTION_ATTEMPTS =
      new Setting<>(
          "OCPPCommCtrlr",
          "NetworkProfileConnectionAttempts",
          null,
          Codec.integer(1, 1_000),
          Access.READ_WRITE,
          3);

  static final List<Setting<?>> ALL =
      List.of(
          SECURITY_PROFILE,
          BASIC_AUTH_PASSWORD,
          ORGANIZATION_NAME,
          ADDITIONAL_ROOT_CHECK,
          MAX_CHAIN,
          MAX_CERTIFICATES,
          CONNECTION_ATTEMPTS);

  private SecuritySettings() {}
}
