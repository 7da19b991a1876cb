/** OCPP-J without any message: frames, the call queue, retry and back-off rules. */
@NullMarked
package hitchpost.core.rpc;

import org.jspecify.annotations.NullMarked;
