package hitchpost.core.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds of a number, both inclusive. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Range {
  /** Smallest allowed value. */
  long min() default Long.MIN_VALUE;

  /** Largest allowed value. */
  long max() default Long.MAX_VALUE;
}
