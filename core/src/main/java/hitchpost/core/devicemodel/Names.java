package hitchpost.core.devicemodel;

import hitchpost.core.types.ComponentVariable;
import hitchpost.core.types.Evse;
import hitchpost.core.types.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a request mean; what they leave open is every one of it.
 *
 * <p>Source: OCPP 2.0.1 part 2, B08.FR.20 to B08.FR.25.
 */
final class Names {
  private Names() {}

  /** Whether one of these means the variable; no names mean all. */
  static boolean mean(List<ComponentVariable> wanted, ModelVariable variable) {
    return wanted.isEmpty() || wanted.stream().anyMatch(w -> means(w, variable));
  }

  private static boolean means(ComponentVariable wanted, ModelVariable one) {
    Variable variable = wanted.variable();
    return wanted.component().name().equalsIgnoreCase(one.component().name())
        && leavesOpenOrIs(wanted.component().instance(), one.component().instance())
        && isAt(wanted.component().evse(), one.component().evse())
        && (variable == null
            || (variable.name().equalsIgnoreCase(one.variable().name())
                && leavesOpenOrIs(variable.instance(), one.variable().instance())));
  }

  private static boolean leavesOpenOrIs(@Nullable String wanted, @Nullable String instance) {
    String named = instance(wanted);
    return named == null || named.equalsIgnoreCase(instance);
  }

  /** An empty instance is none. Source: OCPP 2.0.1 part 2, B06.FR.15. */
  static @Nullable String instance(@Nullable String given) {
    return given == null || given.isEmpty() ? null : given;
  }

  /** Nothing is said: anywhere. No connector: the EVSE and all its connectors. EVSE 0: station. */
  private static boolean isAt(@Nullable Evse wanted, @Nullable Evse place) {
    if (wanted == null) {
      return true;
    }
    if (wanted.id() == 0 || place == null) {
      return wanted.id() == 0 && place == null;
    }
    return wanted.id() == place.id()
        && (wanted.connectorId() == null || wanted.connectorId().equals(place.connectorId()));
  }
}
