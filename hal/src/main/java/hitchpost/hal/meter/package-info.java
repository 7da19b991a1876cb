/**
 * Energy meters on Modbus. A meter is data: a profile says where its registers are; ten of them
 * come along, and a file of the user's own works in the same way. What a meter tells is held
 * against what is possible before it is believed.
 */
@NullMarked
package hitchpost.hal.meter;

import org.jspecify.annotations.NullMarked;
