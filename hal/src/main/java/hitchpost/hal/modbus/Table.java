package hitchpost.hal.modbus;

/** The two tables of registers that a device has. */
public enum Table {
  HOLDING(3),
  INPUT(4);

  private final int readFunction;

  Table(int readFunction) {
    this.readFunction = readFunction;
  }

  int readFunction() {
    return readFunction;
  }
}
