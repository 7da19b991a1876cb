package hitchpost.simulator.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Registers of a Carlo Gavazzi EM580 that signs, with a signature that nobody could check. */
final class SigningMeter implements AutoCloseable {
  private static final int COMMAND = 0x7040;
  private static final int STATE = 0x7100;
  private static final int SIZE = 0x7101;
  private static final int FILE = 0x7110;
  private static final int IDENTIFICATION = 0x7007;
  private static final int RUNNING = 1;
  private static final int READY = 2;

  private final TcpMeter registers = new TcpMeter(this::written);
  private volatile int importTenths;
  private volatile int begunAt;

  SigningMeter() throws IOException {
    // a key of 90 bytes in DER
    registers.set(0x2600, 0x305A, 1);
    show(123_456);
  }

  String address() {
    return registers.address();
  }

  /** Sets the import register, in tenths of a kilowatt-hour. */
  void show(int tenths) {
    importTenths = tenths;
    registers.set(0x34, tenths & 0xFFFF, 1);
    registers.set(0x35, tenths >> 16, 1);
  }

  /** Begins no transaction and shows an impossible state. */
  void refuses(boolean now) {
    registers.set(STATE, now ? 99 : 0, 1);
  }

  /** Whether a transaction runs on the meter. */
  boolean running() {
    return registers.get(STATE) == RUNNING;
  }

  private void written(int address) {
    if (address == COMMAND && registers.get(COMMAND) == 'B' && registers.get(STATE) == 0) {
      begunAt = importTenths;
      registers.set(STATE, RUNNING, 1);
    } else if (address == COMMAND && registers.get(COMMAND) == 'E' && running()) {
      sign();
    }
  }

  private void sign() {
    String record =
        String.format(
            Locale.ROOT,
            """
            OCMF|{"FV":"1.0","MM":"EM580","IS":true,"ID":"%s","RD":[\
            {"TX":"B","RV":%d.%d,"RU":"kWh"},{"TX":"E","RV":%d.%d,"RU":"kWh"}]}|{"SD":"00FF"}\
            """,
            identification(),
            begunAt / 10,
            begunAt % 10,
            importTenths / 10,
            importTenths % 10);
    byte[] bytes = (record + "\0\0").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      registers.set(FILE + i / 2, bytes[i] << 8 | bytes[i + 1], 1);
    }
    registers.set(SIZE, bytes.length / 2, 1);
    registers.set(STATE, READY, 1);
  }

  private String identification() {
    var text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      int word = registers.get(IDENTIFICATION + i);
      text.append((char) (word >> 8)).append((char) (word & 0xFF));
    }
    return text.substring(0, text.indexOf("\0"));
  }

  @Override
  public void close() throws IOException {
    registers.close();
  }
}
