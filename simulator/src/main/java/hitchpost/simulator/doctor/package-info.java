/** The command that tells why a station cannot connect. */
@NullMarked
package hitchpost.simulator.doctor;

import org.jspecify.annotations.NullMarked;
