package hitchpost.core.rpc;

/**
 * How large a frame may be before it is refused; every bound is inclusive and at least 1.
 *
 * <p>Lengths count UTF-16 units, which is never more than the bytes of the same text in UTF-8.
 *
 * @param documentLength length of the whole text
 * @param depth nesting of arrays and objects, the frame's own array included
 * @param nodes values in the payload: objects, arrays and scalars, the payload itself included
 * @param numberLength characters of one number as written
 * @param stringLength length of one string after its escapes are resolved
 * @param nameLength length of one property name after its escapes are resolved
 */
public record FrameLimits(
    int documentLength, int depth, int nodes, int numberLength, int stringLength, int nameLength) {

  /**
   * The published limits: 256 KiB, 32 levels, 4096 values, numbers of 64 characters, strings of 64
   * Ki characters and names of 256. Of the fields that OCPP bounds, the longest is a certificate
   * chain of 10 000 characters. An entry of a local list takes up to 6 values, or 10 where tokens
   * have types, so a list that comes in one message holds about 680 entries, or 400.
   */
  public static final FrameLimits PUBLISHED =
      new FrameLimits(256 * 1024, 32, 4096, 64, 64 * 1024, 256);

  public FrameLimits {
    if (documentLength < 1
        || depth < 1
        || nodes < 1
        || numberLength < 1
        || stringLength < 1
        || nameLength < 1) {
      throw new IllegalArgumentException("every limit of a frame is at least 1");
    }
  }
}
