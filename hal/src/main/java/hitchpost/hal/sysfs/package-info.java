/** What the kernel shows and takes as small files: temperatures, voltages, pulse widths. */
@NullMarked
package hitchpost.hal.sysfs;

import org.jspecify.annotations.NullMarked;
