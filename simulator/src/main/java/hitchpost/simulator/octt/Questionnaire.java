package hitchpost.simulator.octt;

import hitchpost.station.run.StationAssembly.Assembled;
import java.util.List;

/** The questions that the certification of one version of OCPP asks. */
interface Questionnaire {
  /** The version, as the option {@code --ocpp} names it. */
  String version();

  /** The answers of a station, in the order of the questions. */
  List<Answer> answers(Assembled station);
}
