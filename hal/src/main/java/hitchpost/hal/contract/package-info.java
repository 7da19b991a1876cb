/**
 * What every driver has to keep to, as checks that whoever writes one runs against it.
 *
 * <p>A rig is the hardware of the one who tests: it makes the device anew and does to it what
 * people do. Nothing here needs a test runner: a check has a name and gives a verdict.
 */
@NullMarked
package hitchpost.hal.contract;

import org.jspecify.annotations.NullMarked;
