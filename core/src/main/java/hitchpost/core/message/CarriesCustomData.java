package hitchpost.core.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every object of these messages may carry {@code customData}, as the version allows it.
 *
 * <p>A record with a component {@code @Nullable CustomData customData} keeps it. Any other record
 * checks that it is well formed, and drops it: what nobody acts on need not be stored, and is never
 * written.
 *
 * <p>Source: OCPP 2.0.1 part 4, 9; part 2, P (DataTransfer).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface CarriesCustomData {}
