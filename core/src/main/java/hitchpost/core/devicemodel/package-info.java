/** The station as components with variables: to read, to write and to report. */
@NullMarked
package hitchpost.core.devicemodel;

import org.jspecify.annotations.NullMarked;
