package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;

/**
 * The station asks whether an id tag may charge.
 *
 * <p>Source: OCPP 1.6, 4.1, 6.1 and 6.2.
 */
public record AuthorizeRequest(@MaxLength(20) String idTag) {
  /** What the CSMS knows about the tag. */
  public record Response(IdTagInfo idTagInfo) {}
}
