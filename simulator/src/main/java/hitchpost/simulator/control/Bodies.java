package hitchpost.simulator.control;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Range;
import hitchpost.core.message.Size;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.WireEnum;
import hitchpost.simulator.http.Doc;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the calls of the control API take. */
public final class Bodies {
  private static final int YEAR_SECONDS = 31_536_000;

  private Bodies() {}

  /** A car is plugged in. */
  public record PlugIn(
      @Doc("connector of the EVSE, 1 when left out") @Nullable Integer connector,
      @Doc("what is different from the usual car, for this stay") @Nullable Car ev) {}

  /** What is different about a car. */
  public record Car(
      @Doc("A per phase") @Nullable @Range(min = 0, max = 1000) BigDecimal maxCurrent,
      @Nullable @Range(min = 1, max = 3) Integer phases,
      @Doc("from energy offered until it draws") @Nullable @Range(min = 0, max = YEAR_SECONDS)
          BigDecimal startDelaySeconds,
      @Doc("state of charge, percent") @Nullable @Range(min = 0, max = 100) BigDecimal soc,
      @Doc("of the battery, from 0.001") @Nullable @Range(min = 0, max = 1_000_000)
          BigDecimal capacityKwh,
      @Doc("what it calls itself") @Nullable @MaxLength(255) String evccId) {}

  /** What changes about the car that is plugged in. */
  public record CarPatch(
      @Doc("the driver stops or resumes at the car") @Nullable Boolean charging,
      @Doc("A per phase") @Nullable @Range(min = 0, max = 1000) BigDecimal maxCurrent,
      @Nullable @Range(min = 1, max = 3) Integer phases,
      @Doc("state of charge, percent") @Nullable @Range(min = 0, max = 100) BigDecimal soc) {}

  /** How something goes. */
  public enum Outcome implements WireEnum {
    SUCCEED("succeed"),
    FAIL("fail");

    private final String wire;

    Outcome(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** How the next firmware update goes. */
  public record Firmware(
      @Doc("fail: the next download fails, once") @Nullable Outcome nextDownload,
      @Doc("fail: the next installation fails, once") @Nullable Outcome nextInstall) {}

  /** A token is presented. */
  public record Token(
      @Doc("1 to 255 characters") @MaxLength(255) String idToken,
      @Doc("ISO14443 when left out; OCPP 1.6 knows no types") @Nullable IdTokenType type,
      @Doc("what else was read; OCPP 1.6 does not carry it")
          @Nullable List<AdditionalInfo> additionalInfo,
      @Doc("whose reader; all of them when left out") @Nullable @Size(min = 1)
          List<Integer> evses) {
    public Token {
      additionalInfo = additionalInfo == null ? null : List.copyOf(additionalInfo);
      evses = evses == null ? null : List.copyOf(evses);
    }
  }

  /** Something that was read beside a token. */
  public record AdditionalInfo(
      @MaxLength(36) String additionalIdToken,
      @Doc("what it is, agreed upon with the CSMS") @MaxLength(50) String type) {}

  /** What is to end. */
  public record Selection(@Size(min = 1) List<Integer> evses) {
    public Selection {
      evses = List.copyOf(evses);
    }
  }

  /** A car shows a contract. */
  public record Contract(
      @Doc("eMAID of the contract") @MaxLength(36) String contractId,
      @Doc("PEM, the contract's certificate first, then those above it but no root")
          @MaxLength(20_000)
          String certificates) {}

  /** A car wants a contract certificate. */
  public record EvCertificate(
      @Doc("Install when left out") @Nullable EvCertificateAction action,
      @Doc("urn:iso:15118:2:2013:MsgDef when left out") @Nullable @MaxLength(50)
          String schemaVersion,
      @Doc("message of the car, EXI in Base64") @MaxLength(17_000) String exiRequest) {}

  /** What a car wants. */
  public enum EvCertificateAction implements WireEnum {
    INSTALL("Install"),
    UPDATE("Update");

    private final String wire;

    EvCertificateAction(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Something breaks. */
  public record Fault(
      @Doc("the caller's handle; made up and answered when left out") @Nullable @MaxLength(255)
          String id,
      @Doc("a ChargePointErrorCode of OCPP 1.6") String errorCode,
      @Doc("the whole EVSE when left out") @Nullable Integer connector,
      @Nullable @MaxLength(50) String vendorErrorCode,
      @Nullable @MaxLength(255) String vendorId,
      @Nullable @MaxLength(50) String info,
      @Doc("true when left out; false reports the error only") @Nullable Boolean inoperative) {}

  /** What the meter reads. */
  public record Meter(
      @Doc("Wh, moves the register") @Nullable @Range(min = 0, max = 1_000_000_000_000L)
          BigDecimal energyWh,
      @Doc("V, one per phase; null shows the truth again") @Nullable JsonNode voltage,
      @Doc("A, one per phase; null shows the truth again") @Nullable JsonNode current,
      @Doc("W, of all phases; null shows the truth again") @Nullable JsonNode power,
      @Doc("Hz; null shows the truth again") @Nullable JsonNode frequency,
      @Doc("the register no longer counts") @Nullable Boolean frozen) {}

  /** The parking bay. */
  public record Bay(@Doc("a car is in it") boolean occupied) {}

  /** What the plug lock does. */
  public record Lock(@Doc("the bolt does not move") boolean jammed) {}

  /** What the mains do. */
  public record Power(Supply supply) {}

  /** The emergency stop button. */
  public record Emergency(
      @Doc("true when left out; false releases the button") @Nullable Boolean pressed) {}

  /** The housing. */
  public record Tamper(@Doc("the housing is open") boolean on) {}

  /** Mains. */
  public enum Supply implements WireEnum {
    LOST("lost"),
    BACK("back");

    private final String wire;

    Supply(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Whether the program is up. */
  public record Health(String status) {}

  /** The handle of a fault. */
  public record FaultId(@Doc("of the fault that was raised") String id) {}

  /** The ids of all stations. */
  public record Stations(List<String> stations) {
    public Stations {
      stations = List.copyOf(stations);
    }
  }
}
