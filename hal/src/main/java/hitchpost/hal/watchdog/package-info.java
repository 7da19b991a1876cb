/** The watchdogs of Linux and of systemd. */
@NullMarked
package hitchpost.hal.watchdog;

import org.jspecify.annotations.NullMarked;
