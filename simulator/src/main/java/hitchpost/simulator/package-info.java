/** The simulated charging station as a program: its commands and what they are made of. */
@NullMarked
package hitchpost.simulator;

import org.jspecify.annotations.NullMarked;
