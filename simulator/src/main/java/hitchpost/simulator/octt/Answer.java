package hitchpost.simulator.octt;

import java.util.List;

/**
 * One line of the questionnaire.
 *
 * @param from what it was derived from: a configuration key, a part of the station file
 * @param cases test cases that apply because of this answer
 */
public record Answer(String topic, String feature, String answer, String from, List<String> cases) {
  public Answer {
    cases = List.copyOf(cases);
  }
}
