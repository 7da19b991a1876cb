package hitchpost.core.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A physical or logical part of the station that has variables.
 *
 * <p>Upper and lower case of the names are the same component. Source: OCPP 2.0.1 part 2, 2.16.
 *
 * @param name at most 50 characters; empty addresses a configuration key of OCPP 1.6 by the name of
 *     the variable
 * @param instance which of several of that name, at most 50 characters
 * @param evse where it is; absent means at the station
 */
public record Component(String name, @Nullable String instance, @Nullable Evse evse) {
  public Component {
    Checks.maxLength(name, 50, "Component.name");
    Checks.maxLength(instance, 50, "Component.instance");
  }

  /** The only component of that name, at the station. */
  public static Component of(String name) {
    return new Component(name, null, null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Component component
        && Checks.sameIgnoringCase(name, component.name)
        && Checks.sameIgnoringCase(instance, component.instance)
        && Objects.equals(evse, component.evse);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Checks.fold(name), Checks.fold(instance), evse);
  }
}
