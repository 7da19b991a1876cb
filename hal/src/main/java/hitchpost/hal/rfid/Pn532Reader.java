package hitchpost.hal.rfid;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceInfo;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.LinkSource;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PN532 on a serial line (HSU, usually 115200 8N1). Source: NXP UM0701-02. */
public final class Pn532Reader extends LinkReader {
  private static final Logger LOG = LoggerFactory.getLogger(Pn532Reader.class);

  private static final int GET_FIRMWARE_VERSION = 0x02;
  private static final int SAM_CONFIGURATION = 0x14;
  private static final int RF_CONFIGURATION = 0x32;
  private static final int IN_LIST_PASSIVE_TARGET = 0x4a;

  private static final Duration ANSWER = Duration.ofMillis(500);
  private static final Duration BETWEEN_POLLS = Duration.ofMillis(150);
  private static final int MISSES_TO_INITIALISE = 3;

  /** First byte of a number of four bytes that a card makes up anew each time, as phones do. */
  private static final int RANDOM = 0x08;

  private final TokenFormat format;
  private volatile String firmware = "";
  private int misses;

  public Pn532Reader(ReaderPlace place, LinkSource source, TokenFormat format) {
    super(place, source);
    this.format = format;
  }

  @Override
  public DeviceInfo info() {
    return new DeviceInfo("NXP", "PN532", "", firmware, super.info().address());
  }

  @Override
  public void identify(ByteLink link) {
    misses = 0;
    link.write(wakeUp());
    Pn532Frame frames = new Pn532Frame(link, clock());
    byte[] version = frames.exchange(ANSWER, GET_FIRMWARE_VERSION);
    if (version.length < 4) {
      throw new DeviceException(DeviceException.Reason.STRANGER, "this is no PN532");
    }
    firmware = version[1] + "." + version[2];
    // normal mode, no timeout, no interrupt line
    frames.exchange(ANSWER, SAM_CONFIGURATION, 1, 0, 1);
    // looks for a card twice in each poll and then says that there is none
    frames.exchange(ANSWER, RF_CONFIGURATION, 5, 0xff, 1, 2);
  }

  @Override
  public void work(ByteLink link) {
    Pn532Frame frames = new Pn532Frame(link, clock());
    try {
      byte[] uid = uid(frames.exchange(ANSWER, IN_LIST_PASSIVE_TARGET, 1, 0));
      misses = 0;
      health().answered();
      if (uid != null) {
        format.token(uid).ifPresent(this::seen);
      }
    } catch (DeviceException e) {
      health().missed(String.valueOf(e.getMessage()));
      misses++;
      // a chip that was reset waits to be woken and set up anew
      if (misses == MISSES_TO_INITIALISE) {
        throw new LinkLostException(String.valueOf(e.getMessage()), e);
      }
      frames.abort();
    }
    clock().park(BETWEEN_POLLS);
  }

  @Override
  public void lost(String cause) {
    firmware = "";
  }

  /** Two bytes that wake the chip, and the time that it needs for it, as bytes that say nothing. */
  private static byte[] wakeUp() {
    byte[] wake = new byte[16];
    wake[0] = 0x55;
    wake[1] = 0x55;
    return wake;
  }

  /** The number of the first card: count, index, two bytes, one byte, length, number. */
  private static byte @Nullable [] uid(byte[] found) {
    if (found.length < 6 || found[0] == 0) {
      return null;
    }
    int length = found[5] & 0xff;
    if (length == 0 || found.length < 6 + length) {
      return null;
    }
    byte[] uid = Arrays.copyOfRange(found, 6, 6 + length);
    if (length == 4 && uid[0] == RANDOM) {
      LOG.info("the card has a number for this once only, which nobody will know again");
    }
    return uid;
  }
}
