package hitchpost.simulator.live;

import hitchpost.simulator.http.Doc;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simulated station as it is at one moment, for people and programs; null for what is not there.
 */
public record StationSnapshot(
    String stationId,
    @Doc("spoken, or last spoken, or to be offered first") String ocppVersion,
    @Doc("connected or disconnected") String connection,
    @Doc("what the CSMS said to the boot: Accepted, Pending or Rejected") String registration,
    List<EvseSnapshot> evses) {
  public StationSnapshot {
    evses = List.copyOf(evses);
  }

  /** One EVSE. */
  public record EvseSnapshot(
      int id,
      @Doc("Operative or Inoperative, as commanded") String availability,
      @Doc("W, as the meter shows it") BigDecimal power,
      @Doc("Wh, the register of the meter") BigDecimal energyWh,
      List<ConnectorSnapshot> connectors,
      @Doc("the transaction that is open") @Nullable SessionSnapshot session,
      @Doc("the token that waits for a car") @Nullable String waitingToken,
      @Doc("the car that is plugged in") @Nullable CarSnapshot ev,
      @Doc("a car is in the parking bay; without a sensor nobody knows")
          @Nullable Boolean bayOccupied,
      @Doc("the contract that the car showed") @Nullable ContractSnapshot contract,
      @Doc("what became of the contract certificate that the car wanted")
          @Nullable EvCertificateSnapshot evCertificate,
      @Doc("what the display says of prices and costs") DisplaySnapshot display,
      @Doc("id of the reservation of this EVSE") @Nullable String reservation,
      List<FaultSnapshot> faults) {
    public EvseSnapshot {
      connectors = List.copyOf(connectors);
      faults = List.copyOf(faults);
    }
  }

  /** One connector. */
  public record ConnectorSnapshot(
      int id,
      @Doc("as OCPP 2.0.1 names it") String status,
      @Doc("as OCPP 1.6 names it") String ocpp16Status,
      @Doc("a car, or a cable, is plugged in") boolean plugged,
      boolean locked) {}

  /** An open transaction. */
  public record SessionSnapshot(
      @Doc("the station's own name for it") String transactionId,
      @Doc("the name that the CSMS gave it") @Nullable String csmsTransactionId,
      @Doc("null while nobody has said who charges") @Nullable String idToken,
      @Doc("as OCPP 2.0.1 names it") String chargingState,
      @Doc("A per phase") BigDecimal offeredCurrent,
      @Nullable CarSnapshot ev) {}

  /** A car. */
  public record CarSnapshot(
      @Doc("A per phase") BigDecimal maxCurrent,
      int phases,
      @Doc("its driver lets it draw") boolean charging,
      @Doc("state of charge, percent") BigDecimal soc) {}

  /** A display. */
  public record DisplaySnapshot(
      @Doc("price, userPrice, runningCost or finalCost") String kind,
      String text,
      @Nullable BigDecimal cost,
      @Doc("of the cost, as in ISO 4217") @Nullable String currency,
      @Doc("shown as a QR code") @Nullable String qrCode) {}

  /** A contract. */
  public record ContractSnapshot(
      String contractId, @Doc("waiting, accepted or refused") String status) {}

  /** What a car got that wanted a contract certificate. */
  public record EvCertificateSnapshot(
      @Doc("waiting, accepted or refused") String status,
      @Doc("EXI in Base64, as it came from the CSMS") @Nullable String exiResponse) {}

  /** An active fault. */
  public record FaultSnapshot(
      String id,
      int connector,
      String errorCode,
      boolean inoperative,
      @Nullable String info,
      @Nullable String vendorId,
      @Nullable String vendorErrorCode) {}
}
