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

  /** Most bytes of a password. */
  private static final int MAX_PASSWORD = 40;

  /** What a password that is set must be: bytes in hexadecimal digits. */
  private static final String PASSWORD = "([0-9A-Fa-f]{2}){16," + MAX_PASSWORD + "}";

  /** Longest chain of certificates taken, in characters of PEM. */
  public static final int MAX_CHAIN_LENGTH = 10_000;

  /** Most roots that may be installed. */
  public static final int MAX_ROOTS = 20;

  /** The least that a connection is secured with: 0 not at all to 3 certificates on both sides. */
  public static final Setting<Integer> SECURITY_PROFILE =
      new Setting<>(SECURITY, "SecurityProfile", null, Codec.integer(0, 3), Access.READ_WRITE, 0);

  /**
   * Password of basic authentication: 16 to 40 bytes, two hexadecimal digits each; empty for none.
   * Its limit is told in bytes.
   */
  public static final Setting<String> BASIC_AUTH_PASSWORD =
      new Setting<>(
          SECURITY,
          "BasicAuthPassword",
          null,
          Codec.text(MAX_PASSWORD, 2).where(text -> text.matches(PASSWORD)),
          Access.WRITE_ONLY,
          "");

  /** Who operates the station, for its certificate; empty while nobody has said. */
  public static final Setting<String> ORGANIZATION_NAME =
      new Setting<>(SECURITY, "OrganizationName", null, Codec.text(64), Access.READ_WRITE, "");

  /** Whether a root for the CSMS may only be replaced by one that it has signed. */
  public static final Setting<Boolean> ADDITIONAL_ROOT_CHECK =
      new Setting<>(
          SECURITY, "AdditionalRootCertificateCheck", null, Codec.bool(), Access.READ_ONLY, false);

  /**
   * Whether the certificate of a CSMS may name the host by a wildcard alone. Source: OCPP 2.0.1
   * errata 2.62.
   */
  public static final Setting<Boolean> WILDCARDS =
      new Setting<>(
          SECURITY, "AllowCSMSTLSWildcards", null, Codec.bool(), Access.READ_WRITE, false);

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

  /**
   * Seconds until a request for a certificate that the CSMS has accepted, and not answered with a
   * certificate, is made again; each wait is twice the one before. 0 means never.
   */
  public static final Setting<Integer> SIGNING_WAIT =
      new Setting<>(
          SECURITY,
          "CertSigningWaitMinimum",
          null,
          Codec.integer(0, 86_400).in("s"),
          Access.READ_WRITE,
          600);

  /** How often that wait is doubled. */
  public static final Setting<Integer> SIGNING_REPEATS =
      new Setting<>(
          SECURITY, "CertSigningRepeatTimes", null, Codec.integer(0, 16), Access.READ_WRITE, 3);

  static final List<Setting<?>> ALL =
      List.of(
          SECURITY_PROFILE,
          BASIC_AUTH_PASSWORD,
          ORGANIZATION_NAME,
          ADDITIONAL_ROOT_CHECK,
          WILDCARDS,
          MAX_CHAIN,
          MAX_CERTIFICATES,
          SIGNING_WAIT,
          SIGNING_REPEATS,
          CONNECTION_ATTEMPTS);

  private SecuritySettings() {}
}
