/** The file server of the test CSMS: firmware to fetch, logs to bring. */
@NullMarked
package hitchpost.simulator.csms.files;

import org.jspecify.annotations.NullMarked;
