/**
 * Messages as records: what a payload may look like, and how it becomes a record and back.
 *
 * <p>A message is a public record. Its components are the fields of the payload, under the same
 * names. A component that is not {@link org.jspecify.annotations.Nullable} is required; bounds are
 * type annotations ({@link MaxLength}, {@link Range}, {@link Size}, {@link FractionDigits}) and may
 * stand on the element of a list too. {@link CarriesCustomData} on a package or record admits
 * vendor additions. {@link MessageCodec} is the way in and out.
 *
 * <p>Binding is done here and not by a JSON library's databind, because a refusal has to name the
 * right error code and the path of the field, because nothing may be coerced, and because a station
 * that starts should not pay for inspecting sixty classes it may never need.
 */
@NullMarked
package hitchpost.core.message;

import org.jspecify.annotations.NullMarked;
