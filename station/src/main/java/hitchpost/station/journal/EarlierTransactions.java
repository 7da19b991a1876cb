package hitchpost.station.journal;

import hitchpost.station.journal.Schema.Migration;
import java.util.ArrayList;
import java.util.List;

/**
 * Transactions in the form of builds that spoke OCPP 1.6 only, in the form that came after: what
 * they did not note is what was true then.
 *
 * <p>Entries lose their checksum, as their text is made here. What is no JSON stays as it is, for
 * whoever reads it to complain of.
 */
final class EarlierTransactions {
  /** A transaction began when energy could flow, and ended with its authorization. */
  private static final String OPEN =
      """
      UPDATE entry AS t SET checksum = NULL, value = json_remove(
        json_set(value,
          '$.began', json((SELECT s.value -> '$.head.stamp' FROM entry s
            WHERE s.shelf = 'TRANSACTION_RECORD'
              AND s.key = printf('%012d', t.value ->> '$.startNumber'))),
          '$.opening', json_object(
            'id', value -> '$.id',
            'evse', value -> '$.evse',
            'token', value -> '$.token',
            'group', value -> '$.group',
            'meterMilliWattHours', coalesce(
              (SELECT s.value ->> '$.meterMilliWattHours' FROM entry s
                WHERE s.shelf = 'TRANSACTION_RECORD'
                  AND s.key = printf('%012d', t.value ->> '$.startNumber')),
              value ->> '$.lastMeterMilliWattHours'),
            'reservation', (SELECT s.value ->> '$.reservation' FROM entry s
              WHERE s.shelf = 'TRANSACTION_RECORD'
                AND s.key = printf('%012d', t.value ->> '$.startNumber')),
            'remoteStart', NULL,
            'stops', json_array('AUTHORIZED'))),
        '$.id', '$.evse')
      WHERE shelf = 'TRANSACTION'
        AND CASE WHEN json_valid(value) THEN value -> '$.opening' IS NULL END\
      """;

  /** Each record says what occasioned it. */
  private static final String OCCASION =
      """
      UPDATE entry SET checksum = NULL, value = json_set(value, '@.head.occasion', json_object(
        'trigger', CASE value ->> '@.kind'
          WHEN 'started' THEN 'AUTHORIZED'
          WHEN 'sampled' THEN CASE value ->> '@.value.sampledValues[0].context'
            WHEN 'SAMPLE_CLOCK' THEN 'METER_VALUE_CLOCK' ELSE 'METER_VALUE_PERIODIC' END
          ELSE CASE value ->> '@.cause'
            WHEN 'LOCAL' THEN 'STOP_AUTHORIZED'
            WHEN 'REMOTE' THEN 'REMOTE_STOP'
            WHEN 'EV_DISCONNECTED' THEN 'EV_COMMUNICATION_LOST'
            WHEN 'DEAUTHORIZED' THEN 'DEAUTHORIZED'
            WHEN 'HARD_RESET' THEN 'RESET_COMMAND'
            WHEN 'SOFT_RESET' THEN 'RESET_COMMAND'
            WHEN 'UNLOCK_COMMAND' THEN 'UNLOCK_COMMAND'
            ELSE 'ABNORMAL_CONDITION' END
          END,
        'state', CASE value ->> '@.kind' WHEN 'started' THEN 'EV_CONNECTED' END))
      WHERE shelf = '#' AND CASE WHEN json_valid(value)
        THEN value -> '@.head.occasion' IS NULL END\
      """;

  /** A begin may have values. */
  private static final String STARTED =
      """
      UPDATE entry SET checksum = NULL, value = json_set(value, '@.values', json_array())
      WHERE shelf = '#' AND CASE WHEN json_valid(value)
        THEN value ->> '@.kind' = 'started' AND value -> '@.values' IS NULL END\
      """;

  /** A sample is one of the things that may happen to a transaction. */
  private static final String SAMPLED =
      """
      UPDATE entry SET checksum = NULL, value = json_remove(
        json_set(value, '@.kind', 'updated', '@.values', json_array(value -> '@.value')),
        '@.value')
      WHERE shelf = '#' AND CASE WHEN json_valid(value)
        THEN value ->> '@.kind' = 'sampled' END\
      """;

  static final Migration CARRIED_OVER = new Migration(statements());

  private EarlierTransactions() {}

  private static List<String> statements() {
    var statements = new ArrayList<String>();
    statements.add(OPEN);
    for (String step : List.of(OCCASION, STARTED, SAMPLED)) {
      statements.add(step.replace("#", "TRANSACTION_RECORD").replace("@", "$"));
      statements.add(step.replace("#", "PARKED_RECORD").replace("@", "$.record"));
    }
    return statements;
  }
}
