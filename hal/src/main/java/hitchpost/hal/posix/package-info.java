/**
 * The few calls of the C library that Java has no class for, by the foreign function interface:
 * device files, their controls and waiting for many of them.
 */
@NullMarked
package hitchpost.hal.posix;

import org.jspecify.annotations.NullMarked;
