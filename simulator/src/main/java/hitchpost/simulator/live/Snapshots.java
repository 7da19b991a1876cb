package hitchpost.simulator.live;

import hitchpost.core.StationView;
import hitchpost.core.evse.ConnectorView;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.PriceDisplay;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.types.ChargingState;
import hitchpost.core.types.IdToken;
import hitchpost.simulator.hardware.HardwareSnapshot;
import hitchpost.simulator.hardware.HardwareSnapshot.CarState;
import hitchpost.simulator.hardware.HardwareSnapshot.DialogueState;
import hitchpost.simulator.live.StationSnapshot.CarSnapshot;
import hitchpost.simulator.live.StationSnapshot.ConnectorSnapshot;
import hitchpost.simulator.live.StationSnapshot.ContractSnapshot;
import hitchpost.simulator.live.StationSnapshot.DisplaySnapshot;
import hitchpost.simulator.live.StationSnapshot.EvCertificateSnapshot;
import hitchpost.simulator.live.StationSnapshot.EvseSnapshot;
import hitchpost.simulator.live.StationSnapshot.FaultSnapshot;
import hitchpost.simulator.live.StationSnapshot.SessionSnapshot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what the station and what its hardware show. */
final class Snapshots {
  private Snapshots() {}

  static StationSnapshot of(
      String stationId, List<EvseSpec> specs, StationView view, HardwareSnapshot hardware) {
    List<EvseSnapshot> evses = new ArrayList<>();
    for (EvseSpec spec : specs) {
      evses.add(evse(spec, view, state(hardware, spec.id())));
    }
    return new StationSnapshot(
        stationId,
        view.subprotocol().replaceFirst("^ocpp", ""),
        view.connected() ? "connected" : "disconnected",
        view.registration().wire(),
        evses);
  }

  /** A fault as the control API shows it. */
  static FaultSnapshot fault(Fault fault) {
    return new FaultSnapshot(
        fault.id(),
        fault.connector(),
        fault.code().reportCode(),
        fault.inoperative(),
        fault.info(),
        fault.vendorId(),
        fault.vendorErrorCode());
  }

  private static HardwareSnapshot.EvseState state(HardwareSnapshot hardware, int evse) {
    return hardware.evses().stream().filter(e -> e.id() == evse).findFirst().orElseThrow();
  }

  private static EvseSnapshot evse(
      EvseSpec spec, StationView view, HardwareSnapshot.EvseState hardware) {
    List<ConnectorSnapshot> connectors = new ArrayList<>();
    boolean operative = false;
    for (var connector : hardware.connectors()) {
      ConnectorView seen = view.connector(spec.id(), connector.id());
      operative |= seen.operative();
      connectors.add(connector(seen, connector));
    }
    CarState car = hardware.car();
    CarSnapshot ev = car == null ? null : car(car);
    return new EvseSnapshot(
        spec.id(),
        operative ? "Operative" : "Inoperative",
        thousandths(hardware.meter().milliWatts()),
        thousandths(hardware.meter().registerMilliWattHours()),
        connectors,
        session(view, hardware, ev).orElse(null),
        view.waitingToken(spec.id()).map(IdToken::value).orElse(null),
        ev,
        hardware.bayOccupied(),
        contract(hardware.dialogue()),
        certificate(hardware.dialogue()),
        display(hardware.price()),
        reservation(spec.id(), view),
        hardware.faults().stream().map(Snapshots::fault).toList());
  }

  private static DisplaySnapshot display(PriceDisplay price) {
    return new DisplaySnapshot(
        kind(price), price.text(), price.cost(), price.currency(), price.qrCode());
  }

  /** What a display shows, in one word. */
  static String kind(PriceDisplay price) {
    return switch (price.kind()) {
      case PRICE -> "price";
      case USER_PRICE -> "userPrice";
      case RUNNING_COST -> "runningCost";
      case FINAL_COST -> "finalCost";
    };
  }

  private static @Nullable ContractSnapshot contract(DialogueState dialogue) {
    String id = dialogue.contractId();
    return id == null ? null : new ContractSnapshot(id, answer(dialogue.contractAccepted()));
  }

  private static @Nullable EvCertificateSnapshot certificate(DialogueState dialogue) {
    Boolean accepted = dialogue.certificateAccepted();
    return accepted == null
        ? null
        : new EvCertificateSnapshot(answer(accepted), dialogue.response());
  }

  private static String answer(@Nullable Boolean accepted) {
    return accepted == null ? "waiting" : accepted ? "accepted" : "refused";
  }

  private static @Nullable String reservation(int evse, StationView view) {
    return view.reservations().stream()
        .filter(r -> r.evse() != null && r.evse() == evse)
        .map(r -> String.valueOf(r.id()))
        .findFirst()
        .orElse(null);
  }

  private static ConnectorSnapshot connector(
      ConnectorView view, HardwareSnapshot.ConnectorState hardware) {
    return new ConnectorSnapshot(
        hardware.id(),
        view.status().wire(),
        view.condition().word(),
        hardware.carPlugged() || hardware.cableInserted(),
        hardware.locked());
  }

  private static Optional<SessionSnapshot> session(
      StationView view, HardwareSnapshot.EvseState hardware, @Nullable CarSnapshot ev) {
    return view.transaction(hardware.id())
        .map(open ->
            new SessionSnapshot(
                open.id(),
                open.csmsReference(),
                value(open.token()),
                chargingState(view, open, ev != null).wire(),
                thousandths(hardware.offeredMilliAmperes()),
                ev));
  }

  private static @Nullable String value(@Nullable IdToken token) {
    return token == null ? null : token.value();
  }

  private static ChargingState chargingState(
      StationView view, OpenTransaction open, boolean carPresent) {
    Integer connector = open.evse().connectorId();
    ConnectorView seen = view.connector(open.evse().id(), connector == null ? 1 : connector);
    return switch (seen.use()) {
      case CHARGING -> ChargingState.CHARGING;
      case SUSPENDED_EV -> ChargingState.SUSPENDED_EV;
      case SUSPENDED_EVSE -> ChargingState.SUSPENDED_EVSE;
      case FREE, PREPARING, ENDING -> carPresent ? ChargingState.EV_CONNECTED : ChargingState.IDLE;
    };
  }

  private static CarSnapshot car(CarState car) {
    return new CarSnapshot(
        thousandths(car.spec().maxMilliAmperes()),
        car.spec().phases(),
        car.charging(),
        plain(BigDecimal.valueOf(car.socPercent()).setScale(2, RoundingMode.HALF_UP)));
  }

  private static BigDecimal thousandths(long thousandths) {
    return plain(BigDecimal.valueOf(thousandths, 3));
  }

  /** Without zeros at the end, and never as a power of ten. */
  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
