/** What a board was told, and how fast it may follow: the same for drivers of all boards. */
@NullMarked
package hitchpost.hal.command;

import org.jspecify.annotations.NullMarked;
