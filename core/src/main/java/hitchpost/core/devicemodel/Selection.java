package hitchpost.core.devicemodel;

import hitchpost.core.types.ComponentVariable;
import java.util.List;

/**
 * Which part of the device model a report shows.
 *
 * <p>Source: OCPP 2.0.1 part 2, B07 and B08.
 */
public sealed interface Selection {
  /** One of the reports that every station knows. */
  enum Inventory implements Selection {
    /** What can be set. */
    CONFIGURATION,
    /** All there is. */
    FULL,
    /** How available the station is, and what is wrong with it. */
    SUMMARY
  }

  /**
   * What lies in both; an empty list leaves everything in.
   *
   * @param criteria components for which at least one of them holds
   * @param of names; what a name leaves open is every one of it
   */
  record Custom(List<Criterion> criteria, List<ComponentVariable> of) implements Selection {
    public Custom {
      criteria = List.copyOf(criteria);
      of = List.copyOf(of);
    }
  }

  /** A condition for components, told by the variable of this name. */
  enum Criterion {
    ACTIVE("Active", true),
    AVAILABLE("Available", true),
    ENABLED("Enabled", true),
    PROBLEM("Problem", false);

    final String variable;

    /** Whether a component without the variable counts. */
    final boolean otherwise;

    Criterion(String variable, boolean otherwise) {
      this.variable = variable;
      this.otherwise = otherwise;
    }
  }
}
