/** Drivers by name: what a station file can ask for, and how it is opened. */
@NullMarked
package hitchpost.hal.driver;

import org.jspecify.annotations.NullMarked;
