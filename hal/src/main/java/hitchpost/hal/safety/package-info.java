/**
 * Keeps people and hardware safe, whatever the rest of the program does.
 *
 * <p>A {@link hitchpost.hal.safety.Supervisor} decides for one EVSE, a pure state machine without a
 * clock; a {@link hitchpost.hal.safety.Guard} carries out what it orders; the {@link
 * hitchpost.hal.safety.SafetyLoop} gives all of them their time on a thread of its own. Nothing
 * here knows a network, a CSMS or a driver.
 */
@NullMarked
package hitchpost.hal.safety;

import org.jspecify.annotations.NullMarked;
