/**
 * Every message of OCPP 1.6 as a record, its response nested, and the types they are made of.
 *
 * <p>Names are those of the JSON schemas, and a type is named as in section 7 of the specification.
 * Enums that agree with one of {@link hitchpost.core.types} to the last value are that one. See
 * {@link hitchpost.core.message} for what annotations and {@code @Nullable} mean.
 */
@NullMarked
package hitchpost.ocpp16.messages;

import org.jspecify.annotations.NullMarked;
