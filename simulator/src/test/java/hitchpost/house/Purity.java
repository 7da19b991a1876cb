package hitchpost.house;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.Set;

/** What the pure modules must not touch, because it would make two runs of one input differ. */
final class Purity {
  private static final List<String> OUTSIDE =
      List.of(
          "java.io.",
          "java.nio.file.",
          "java.nio.channels.",
          "java.net.",
          "java.sql.",
          "javax.",
          "java.util.concurrent.",
          "java.util.logging.",
          "java.util.prefs.",
          "java.lang.foreign.",
          "java.lang.Thread",
          "java.lang.Process",
          "java.lang.Runtime",
          "java.lang.ScopedValue",
          "java.lang.ref.Cleaner",
          "java.util.Timer",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.random.",
          "java.security.SecureRandom",
          "java.time.Clock",
          "java.time.InstantSource",
          "org.slf4j.",
          "ch.qos.logback.",
          "org.java_websocket.",
          "org.sqlite.");

  /** Begins like one of those and only computes. */
  private static final Set<String> ONLY_COMPUTES =
      Set.of("java.net.URI", "java.net.URISyntaxException", "java.lang.RuntimeException");

  private static final Set<String> HASHED =
      Set.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.Hashtable",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap");

  private static final Set<String> SYSTEM_THAT_COMPUTES = Set.of("arraycopy", "lineSeparator");

  private Purity() {}

  static boolean isOutside(String type) {
    return OUTSIDE.stream().anyMatch(type::startsWith) && !ONLY_COMPUTES.contains(type);
  }

  static boolean isHashed(String type) {
    return HASHED.contains(type);
  }

  /** Clocks, chance, environment and what depends on them. */
  static boolean asksOutside(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return switch (owner) {
      case "java.lang.System" -> !SYSTEM_THAT_COMPUTES.contains(name);
      case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.util.Collections" -> name.equals("shuffle");
      case "java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar" -> true;
      case "java.lang.Object" -> Set.of("wait", "notify", "notifyAll").contains(name);
      case "java.util.Locale", "java.util.TimeZone" -> name.equals("getDefault");
      case "java.time.ZoneId" -> name.equals("systemDefault");
      case "java.lang.Integer", "java.lang.Long", "java.lang.Boolean" ->
          Set.of("getInteger", "getLong", "getBoolean").contains(name);
      default -> asksTime(owner, name) || runsInParallel(name);
    };
  }

  private static boolean asksTime(String owner, String name) {
    return owner.startsWith("java.time.") && name.equals("now");
  }

  private static boolean runsInParallel(String name) {
    return name.equals("parallelStream") || name.equals("parallel");
  }

  /**
   * Collectors whose result has no order; {@link OrderRules} sees to {@code Set.of} and the like.
   */
  static boolean makesHashed(JavaAccess<?> access) {
    int parameters = parameters(access);
    return access.getTargetOwner().getName().equals("java.util.stream.Collectors")
        && switch (access.getName()) {
          case "toSet", "toUnmodifiableSet", "toUnmodifiableMap" -> true;
          case "toMap" -> parameters < 4;
          case "groupingBy" -> parameters < 3;
          case "groupingByConcurrent", "toConcurrentMap" -> true;
          default -> false;
        };
  }

  static int parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        ? target.getRawParameterTypes().size()
        : 0;
  }
}
