/** What went wrong in the field, and what a hostile CSMS may send: one test and more for each. */
@NullMarked
package hitchpost.simulator.field;

import org.jspecify.annotations.NullMarked;
