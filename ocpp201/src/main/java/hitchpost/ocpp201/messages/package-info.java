/**
 * Every message of OCPP 2.0.1 as a record, its response nested, and the types they are made of.
 *
 * <p>Names are those of the JSON schemas, and a type is named as in sections 2 and 3 of the
 * specification, so that it cannot be taken for the version-neutral type of {@link
 * hitchpost.core.types} with the same meaning. Enums that agree with one of those to the last value
 * are that one; answers that only say Accepted or Rejected share {@link GenericStatusEnumType}. See
 * {@link hitchpost.core.message} for what annotations and {@code @Nullable} mean.
 *
 * <p>Bounds are those of the schemas and no others: where only the text of the specification sets
 * one, it usually wants a status in the answer and no error, as for N05.FR.02.
 *
 * <p>Any object may carry customData. It is kept by what the station stores or hands on (charging
 * profiles, token infos, vendor data, the answers to boot notifications and transaction events) and
 * dropped everywhere else.
 */
@CarriesCustomData
@NullMarked
package hitchpost.ocpp201.messages;

import hitchpost.core.message.CarriesCustomData;
import org.jspecify.annotations.NullMarked;
