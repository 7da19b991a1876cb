package hitchpost.hal.modbus;

/** Who comes first where several wait for a bus; in this order. */
public enum Priority {
  /** What holds back or lets flow. */
  CONTROL,
  /** What is only read. */
  METER
}
