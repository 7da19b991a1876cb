package hitchpost.core.transaction;

/** A record that the CSMS refused for good, and why it is parked. */
public record ParkedRecord(TransactionRecord record, String why) {}
