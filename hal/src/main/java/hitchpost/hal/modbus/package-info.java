/**
 * Modbus as a master, over serial lines and TCP: one thread owns each line and serves all devices
 * on it, the urgent ones first. Source: MODBUS Application Protocol 1.1b3; MODBUS over Serial Line
 * 1.02; MODBUS Messaging on TCP/IP 1.0b.
 */
@NullMarked
package hitchpost.hal.modbus;

import org.jspecify.annotations.NullMarked;
