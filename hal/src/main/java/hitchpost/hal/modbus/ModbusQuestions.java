package hitchpost.hal.modbus;

import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.LinkTraffic;
import hitchpost.hal.link.SerialSettings;
import java.time.Duration;

/** A line that nobody else uses, to ask on it from the calling thread who is there. */
public final class ModbusQuestions implements AutoCloseable {
  private final ByteLink link;
  private final Wire wire;

  private ModbusQuestions(ByteLink link, Framing framing, HalClock clock) {
    this.link = link;
    this.wire = new Wire(framing, clock, new LinkTraffic());
    wire.opened(link);
  }

  /**
   * Opens a serial line.
   *
   * @throws hitchpost.hal.link.LinkLostException when it cannot be opened
   */
  public static ModbusQuestions serial(
      LinkSource source, SerialSettings settings, SerialPatience patience, HalClock clock) {
    return new ModbusQuestions(source.open(), new RtuFraming(settings, patience, clock), clock);
  }

  /**
   * Opens a connection.
   *
   * @param patience for an answer
   * @throws hitchpost.hal.link.LinkLostException when it cannot be opened
   */
  public static ModbusQuestions tcp(LinkSource source, Duration patience, HalClock clock) {
    return new ModbusQuestions(source.open(), new TcpFraming(patience), clock);
  }

  /** The registers of one unit. */
  public Registers registers(UnitAddress address) {
    return new UnitRegisters(wire, address);
  }

  @Override
  public void close() {
    link.close();
  }
}
