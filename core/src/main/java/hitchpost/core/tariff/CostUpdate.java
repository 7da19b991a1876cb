package hitchpost.core.tariff;

/** What the CSMS tells of the cost of a running transaction. */
public record CostUpdate(String transaction, RunningCost cost, MeterTriggers triggers) {}
