package hitchpost.simulator.csms.model;

import hitchpost.core.message.OcppAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Behaviours that somebody has set, for an action, for all stations or for one. An action is known
 * by its name: where versions share it, they share its behaviour.
 */
public final class BehaviourTable implements BehaviourSource {
  private static final Behaviour NORMAL = new Behaviour.Normal();

  private final Map<Key, Rule> rules = new LinkedHashMap<>();

  private record Key(Optional<String> stationId, String action) {}

  /**
   * One row.
   *
   * @param stationId empty for all stations
   * @param left how often it applies yet, 0 for as long as it stands
   */
  public record Rule(
      Optional<String> stationId, OcppAction action, Behaviour behaviour, int left) {}

  /**
   * Sets the behaviour for an action in place of the one before; {@link Behaviour.Normal} removes
   * it.
   *
   * @param stationId empty for all stations; a rule for one station comes first
   * @param times how often it applies, 0 for as long as it stands
   */
  public void set(Optional<String> stationId, OcppAction action, Behaviour behaviour, int times) {
    Key key = new Key(stationId, action.wire());
    if (behaviour instanceof Behaviour.Normal) {
      rules.remove(key);
    } else {
      rules.put(key, new Rule(stationId, action, behaviour, times));
    }
  }

  /** All rows, in the order in which they were set. */
  public List<Rule> rules() {
    return new ArrayList<>(rules.values());
  }

  @Override
  public Behaviour next(String stationId, OcppAction action) {
    if (rules.isEmpty()) {
      return NORMAL;
    }
    return use(new Key(Optional.of(stationId), action.wire()))
        .or(() -> use(new Key(Optional.empty(), action.wire())))
        .orElse(NORMAL);
  }

  private Optional<Behaviour> use(Key key) {
    Rule rule = rules.get(key);
    if (rule == null) {
      return Optional.empty();
    }
    if (rule.left == 1) {
      rules.remove(key);
    } else if (rule.left > 1) {
      rules.put(key, new Rule(rule.stationId, rule.action, rule.behaviour, rule.left - 1));
    }
    return Optional.of(rule.behaviour);
  }
}
