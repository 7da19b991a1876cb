package hitchpost.ocpp16;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Size;
import hitchpost.core.security.CertificateHash;
import hitchpost.core.types.WireEnum;
import hitchpost.ocpp16.messages.CertificateHashData;
import hitchpost.ocpp16.messages.GenericStatus;
import hitchpost.ocpp16.messages.GetInstalledCertificateStatus;
import hitchpost.ocpp16.messages.IdTagInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of plug and charge within DataTransfer.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.1, 1.16, 1.18, 1.24 and 1.58, whose messages these are with the
 * tokens of OCPP 1.6.
 */
public final class ContractMessages {
  private ContractMessages() {}

  /**
   * Asks whether a contract may charge.
   *
   * @param certificate PEM chain where the CSMS has to judge it
   * @param idToken eMAID
   */
  public record Authorize(
      @Nullable @MaxLength(5500) String certificate,
      @MaxLength(36) String idToken,
      @Nullable @Size(min = 1, max = 4) List<OcspRequestData> iso15118CertificateHashData) {
    /** What the CSMS knows of it. */
    public record Response(IdTagInfo idTokenInfo, @Nullable ContractStatus certificateStatus) {}
  }

  /** Names a certificate and who can tell whether it has been revoked. */
  public record OcspRequestData(
      CertificateHash.Algorithm hashAlgorithm,
      @MaxLength(128) String issuerNameHash,
      @MaxLength(128) String issuerKeyHash,
      @MaxLength(40) String serialNumber,
      @MaxLength(512) String responderURL) {}

  /** What became of the certificates of a contract. */
  public enum ContractStatus implements WireEnum {
    ACCEPTED("Accepted"),
    SIGNATURE_ERROR("SignatureError"),
    CERTIFICATE_EXPIRED("CertificateExpired"),
    CERTIFICATE_REVOKED("CertificateRevoked"),
    NO_CERTIFICATE_AVAILABLE("NoCertificateAvailable"),
    CERT_CHAIN_ERROR("CertChainError"),
    CONTRACT_CANCELLED("ContractCancelled");

    private final String wire;

    ContractStatus(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Passes on what a car asks of whoever issues contracts. */
  public record Get15118EvCertificate(
      @MaxLength(50) String iso15118SchemaVersion,
      ContractAction action,
      @MaxLength(17_000) String exiRequest) {
    /** What the issuer tells the car. */
    public record Response(Outcome status, @MaxLength(17_000) String exiResponse) {}
  }

  /** What a car wants. */
  public enum ContractAction implements WireEnum {
    INSTALL("Install"),
    UPDATE("Update");

    private final String wire;

    ContractAction(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Whether something worked. */
  public enum Outcome implements WireEnum {
    ACCEPTED("Accepted"),
    FAILED("Failed");

    private final String wire;

    Outcome(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Asks whether a certificate has been revoked. */
  public record GetCertificateStatus(OcspRequestData ocspRequestData) {
    /** An OCSP response in Base64, if there is one. */
    public record Response(Outcome status, @Nullable @MaxLength(5500) String ocspResult) {}
  }

  /** The station wants a certificate for a new key. */
  public record SignCertificate(@MaxLength(5500) String csr, @Nullable SigningUse certificateType) {
    /** Whether the CSMS passes it on. */
    public record Response(GenericStatus status) {}
  }

  /** The CSMS brings a certificate. */
  public record CertificateSigned(
      @MaxLength(10_000) String certificateChain, @Nullable SigningUse certificateType) {}

  /** Whom a certificate of the station is shown to. */
  public enum SigningUse implements WireEnum {
    CHARGING_STATION_CERTIFICATE("ChargingStationCertificate"),
    V2G_CERTIFICATE("V2GCertificate");

    private final String wire;

    SigningUse(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** The CSMS installs a root. */
  public record InstallCertificate(RootType certificateType, @MaxLength(5500) String certificate) {}

  /** The CSMS wants a message out of turn: {@code SignV2GCertificate}. */
  public record TriggerMessage(@MaxLength(50) String requestedMessage) {}

  /** The CSMS asks which certificates there are; all of them when it names no kind. */
  public record GetInstalledCertificateIds(
      @Nullable @Size(min = 1, max = 8) List<RootType> certificateType) {
    /** The certificates of these kinds. */
    public record Response(
        GetInstalledCertificateStatus status,
        @Nullable @Size(min = 1) List<Installed> certificateHashDataChain) {}
  }

  /**
   * A root, or what the station shows cars.
   *
   * @param childCertificateHashData the authorities above what cars are shown, absent without any
   */
  public record Installed(
      RootType certificateType,
      CertificateHashData certificateHashData,
      @Nullable @Size(min = 1, max = 4) List<CertificateHashData> childCertificateHashData) {}

  /** What a root is for. */
  public enum RootType implements WireEnum {
    V2G_ROOT_CERTIFICATE("V2GRootCertificate"),
    MO_ROOT_CERTIFICATE("MORootCertificate"),
    CSMS_ROOT_CERTIFICATE("CSMSRootCertificate"),
    MANUFACTURER_ROOT_CERTIFICATE("ManufacturerRootCertificate"),
    /** No root: what the station shows cars. */
    V2G_CERTIFICATE_CHAIN("V2GCertificateChain");

    private final String wire;

    RootType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
