/** What charging costs, as the driver sees it. The CSMS decides what is billed. */
@NullMarked
package hitchpost.core.tariff;

import org.jspecify.annotations.NullMarked;
