package hitchpost.core.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of something about a component that can be read, set or monitored.
 *
 * <p>Upper and lower case of the names are the same variable. Source: OCPP 2.0.1 part 2, 2.53.
 *
 * @param name at most 50 characters
 * @param instance which of several of that name, at most 50 characters
 */
public record Variable(String name, @Nullable String instance) {
  public Variable {
    Checks.maxLength(name, 50, "Variable.name");
    Checks.maxLength(instance, 50, "Variable.instance");
  }

  /** The only variable of that name. */
  public static Variable of(String name) {
    return new Variable(name, null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Variable variable
        && Checks.sameIgnoringCase(name, variable.name)
        && Checks.sameIgnoringCase(instance, variable.instance);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Checks.fold(name), Checks.fold(instance));
  }
}
