/** Lines of bytes to devices: serial ports and sockets. */
@NullMarked
package hitchpost.hal.link;

import org.jspecify.annotations.NullMarked;
