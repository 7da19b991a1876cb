package hitchpost.simulator.interactive;

import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.HardwareSnapshot.ConnectorState;
import hitchpost.simulator.hardware.HardwareSnapshot.EvseState;
import hitchpost.simulator.hardware.ImpossibleStimulus;
import hitchpost.simulator.hardware.MeterLink;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.hardware.UnknownPart;
import hitchpost.simulator.live.SimulatedStation;
import java.util.List;
import java.util.Optional;

/** What somebody at the keyboard does to the stations: always to one EVSE of one of them. */
final class Hands {
  private static final String FAULT_ID = "key";

  private final List<SimulatedStation> stations;
  private final List<String> cards;
  private int chosen;
  private int evse;

  /**
   * @param stations at least one
   * @param cards the card and the other card
   */
  Hands(List<SimulatedStation> stations, List<String> cards) {
    this.stations = List.copyOf(stations);
    this.cards = List.copyOf(cards);
    evse = firstEvse();
  }

  SimulatedStation station() {
    return stations.get(chosen);
  }

  int evse() {
    return evse;
  }

  boolean powered() {
    return station().hardware().powered();
  }

  boolean networked() {
    return station().networked();
  }

  /**
   * Chooses the EVSE with this number.
   *
   * @return what there is to say about it, empty when it worked
   */
  Optional<String> choose(int number) {
    boolean there = station().hardware().evses().stream().anyMatch(e -> e.id() == number);
    if (!there) {
      return Optional.of("there is no EVSE " + number);
    }
    evse = number;
    return Optional.empty();
  }

  /**
   * Does what a key means.
   *
   * @return why it cannot be done, empty when it is done
   */
  Optional<String> press(Key key) {
    try {
      carryOut(key);
      return Optional.empty();
    } catch (ImpossibleStimulus | UnknownPart e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void carryOut(Key key) {
    switch (key) {
      case PLUG -> stimulate(plug());
      case BAY -> stimulate(new Stimulus.SetBay(evse, !Boolean.TRUE.equals(state().bayOccupied())));
      case CARD -> present(cards.getFirst());
      case OTHER_CARD -> present(cards.getLast());
      case CAR -> {
        var car = state().car();
        stimulate(new Stimulus.ChangeCar(evse, CarChange.charging(car == null || !car.charging())));
      }
      case STOP -> stimulate(new Stimulus.PressStop(evse));
      case FAULT -> stimulate(fault());
      case JAM -> stimulate(new Stimulus.JamLock(evse, connector().id(), !connector().jammed()));
      case METER -> {
        boolean answers = state().meter().link() == MeterLink.ANSWERS;
        stimulate(new Stimulus.SetMeterLink(evse, answers ? MeterLink.SILENT : MeterLink.ANSWERS));
      }
      case EMERGENCY ->
          stimulate(new Stimulus.SetEmergencyStop(!station().hardware().emergencyStop()));
      case TAMPER -> stimulate(new Stimulus.SetTamper(!station().hardware().tampered()));
      case NETWORK -> network();
      case POWER -> power();
      case NEXT_STATION -> {
        chosen = (chosen + 1) % stations.size();
        evse = firstEvse();
      }
      case HELP, QUIT -> {}
    }
  }

  private void stimulate(Stimulus stimulus) {
    station().stimulate(stimulus);
  }

  private void present(String card) {
    List<Integer> readers = station().hardware().evses().size() == 1 ? List.of() : List.of(evse);
    stimulate(new Stimulus.PresentToken(new IdToken(card, IdTokenType.ISO14443), readers));
  }

  private Stimulus plug() {
    var car = state().car();
    return car == null
        ? new Stimulus.PlugIn(evse, connector().id(), CarChange.NONE)
        : new Stimulus.PlugOut(evse, car.connector());
  }

  private Stimulus fault() {
    boolean active = state().faults().stream().anyMatch(f -> f.id().equals(FAULT_ID));
    return active
        ? new Stimulus.ClearFault(evse, FAULT_ID)
        : new Stimulus.RaiseFault(
            new Fault(
                FAULT_ID,
                evse,
                connector().id(),
                FaultCode.OTHER_ERROR,
                true,
                "raised at the keyboard",
                null,
                null));
  }

  private void network() {
    if (networked()) {
      station().disconnect();
    } else {
      station().reconnect();
    }
  }

  private void power() {
    if (powered()) {
      station().cutPower();
    } else {
      station().restorePower();
    }
  }

  private EvseState state() {
    return station().hardware().evses().stream()
        .filter(e -> e.id() == evse)
        .findFirst()
        .orElseThrow();
  }

  private ConnectorState connector() {
    return state().connectors().getFirst();
  }

  private int firstEvse() {
    return station().hardware().evses().getFirst().id();
  }
}
