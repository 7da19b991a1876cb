/**
 * Tells why a station cannot connect: it goes the ways of the station once, with the same wire, and
 * says what it finds in the same words.
 */
@NullMarked
package hitchpost.station.doctor;

import org.jspecify.annotations.NullMarked;
