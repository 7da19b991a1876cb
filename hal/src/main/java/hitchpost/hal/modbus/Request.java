package hitchpost.hal.modbus;

import hitchpost.hal.device.DeviceException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is asked of a device, without the frame around it.
 *
 * @param pdu function code and data
 * @param answerBytes length of the answer that is no exception, function code included
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(byte[] pdu, int answerBytes) {
  static final int EXCEPTION_BYTES = 2;
  private static final int EXCEPTION_BIT = 0x80;
  private static final int MOST_READ = 125;
  private static final int MOST_WRITTEN = 123;
  private static final int MOST_COILS = 2000;
  private static final int COIL_ON = 0xFF00;

  static Request readRegisters(Table table, int address, int count) {
    demand(count, MOST_READ);
    return new Request(head(table.readFunction(), address, count), 2 + 2 * count);
  }

  static Request readBits(int function, int address, int count) {
    demand(count, MOST_COILS);
    return new Request(head(function, address, count), 2 + (count + 7) / 8);
  }

  static Request writeRegister(int address, int value) {
    return new Request(head(6, address, value), 5);
  }

  static Request writeCoil(int address, boolean on) {
    return new Request(head(5, address, on ? COIL_ON : 0), 5);
  }

  static Request writeRegisters(int address, int... values) {
    demand(values.length, MOST_WRITTEN);
    ByteBuffer pdu = ByteBuffer.allocate(6 + 2 * values.length);
    pdu.put(head(16, address, values.length)).put((byte) (2 * values.length));
    for (int value : values) {
      pdu.putShort((short) value);
    }
    return new Request(pdu.array(), 5);
  }

  private static byte[] head(int function, int address, int number) {
    if (address < 0 || address > 0xFFFF) {
      throw new IllegalArgumentException("register address " + address + " is not in 0..65535");
    }
    ByteBuffer pdu = ByteBuffer.allocate(5).put((byte) function).putShort((short) address);
    return pdu.putShort((short) number).array();
  }

  private static void demand(int count, int most) {
    if (count < 1 || count > most) {
      throw new IllegalArgumentException(count + " at once are not in 1.." + most);
    }
  }

  int function() {
    return pdu[0];
  }

  /** Whether it asks for something, and changes nothing. */
  boolean reads() {
    return function() <= 4;
  }

  /**
   * How long an answer is that begins so, 0 when it answers something else.
   *
   * @param second the byte after the function code, or -1 when it is not known yet
   */
  int answerBytes(int first, int second) {
    if (first == (function() | EXCEPTION_BIT)) {
      return EXCEPTION_BYTES;
    }
    boolean fits = first == function() && (!reads() || second < 0 || second == answerBytes - 2);
    return fits ? answerBytes : 0;
  }

  /**
   * The data of an answer.
   *
   * @throws ModbusException when the device refused
   */
  byte[] data(byte[] answer) {
    if (answer.length == EXCEPTION_BYTES) {
      throw new ModbusException(answer[1] & 0xFF, toString());
    }
    int head = reads() ? 2 : 1;
    boolean echoes = reads() || Arrays.equals(answer, 1, 5, pdu, 1, 5);
    if (!echoes) {
      throw new DeviceException(
          DeviceException.Reason.GARBLED, this + ": the device confirms something else");
    }
    return Arrays.copyOfRange(answer, head, answer.length);
  }

  @Override
  public String toString() {
    int address = ByteBuffer.wrap(pdu).getShort(1) & 0xFFFF;
    return "function " + function() + " at " + address;
  }
}
