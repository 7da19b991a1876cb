/** What tests of drivers need: lines with faults, peers, time of their own. */
@NullMarked
package hitchpost.hal.testing;

import org.jspecify.annotations.NullMarked;
