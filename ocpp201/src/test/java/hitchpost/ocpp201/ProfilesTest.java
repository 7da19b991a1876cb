package hitchpost.ocpp201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.schema.PayloadTable;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.CompositeSchedule;
import hitchpost.ocpp201.messages.ChargingProfileType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
  private static final String FULL =
      "{'id':-1,'stackLevel':3,'chargingProfilePurpose':'TxProfile',"
          + "'chargingProfileKind':'Recurring','recurrencyKind':'Weekly',"
          + "'validFrom':'2024-03-10T08:00:00Z','validTo':'2024-03-11T08:00:00Z',"
          + "'transactionId':'t1','chargingSchedule':[{'id':1,"
          + "'startSchedule':'2024-03-10T08:00:00Z','duration':86400,'chargingRateUnit':'W',"
          + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':11040.123,'numberPhases':1,"
          + "'phaseToUse':2,'customData':{'vendorId':'p'}},{'startPeriod':60,'limit':0}],"
          + "'minChargingRate':1380.5,'salesTariff':{'id':1,'salesTariffEntry':["
          + "{'relativeTimeInterval':{'start':0,'duration':60},'ePriceLevel':1,"
          + "'consumptionCost':[{'startValue':0.5,'cost':[{'costKind':'CarbonDioxideEmission',"
          + "'amount':5,'amountMultiplier':-3},{'costKind':'RelativePricePercentage',"
          + "'amount':7}]}]},{'relativeTimeInterval':{'start':60}}],"
          + "'salesTariffDescription':'night','numEPriceLevels':2},"
          + "'customData':{'vendorId':'s'}},{'id':2,'chargingRateUnit':'A',"
          + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':6}]}],"
          + "'customData':{'vendorId':'v','a':[1,null]}}";

  private static Optional<ChargingProfile> read(String payload) {
    return Profiles.read(PayloadTable.decode(ChargingProfileType.class, payload));
  }

  @Test
  void aProfileIsReportedBackAsItWasGiven() {
    ChargingProfile profile = read(FULL).orElseThrow();

    assertEquals(FULL, text(Profiles.write(profile)));
  }

  @Test
  void aStartThatARelativeScheduleBringsAlongIsLeftOut() {
    ChargingProfile profile = read(FULL.replace("Recurring", "Relative")).orElseThrow();

    assertNull(profile.chargingSchedules().getFirst().startSchedule());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'stackLevel':3         | 'stackLevel':-1",
        "'duration':86400       | 'duration':-1",
        "'startPeriod':60       | 'startPeriod':-60",
        "'numberPhases':1       | 'numberPhases':4",
        "'phaseToUse':2         | 'phaseToUse':-2",
        "'limit':11040.123      | 'limit':1e13",
        "'amountMultiplier':-3  | 'amountMultiplier':4",
        "'start':60             | 'start':-60",
      },
      quoteCharacter = '`')
  void aProfileWhoseNumbersMakeNoSenseIsNone(String sense, String nonsense) {
    assertEquals(Optional.empty(), read(FULL.replace(sense, nonsense)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "0", "16.5"})
  void aCompositeScheduleIsWritten(String limit) {
    CompositeSchedule schedule =
        new CompositeSchedule(
            0,
            Instant.parse("2024-03-10T08:00:00Z"),
            Duration.ofHours(1),
            ChargingRateUnit.A,
            List.of(
                ChargingSchedulePeriod.ofLimit(Duration.ZERO, new BigDecimal(limit), null),
                ChargingSchedulePeriod.ofLimit(Duration.ofMinutes(1), BigDecimal.TEN, 1, 3)));

    assertEquals(
        "{'evseId':0,'scheduleStart':'2024-03-10T08:00:00Z','duration':3600,"
            + "'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,'limit':"
            + limit
            + "},{'startPeriod':60,'limit':10,'numberPhases':1,'phaseToUse':3}]}",
        text(Profiles.write(schedule)));
  }

  private static String text(Record message) {
    return MessageCodec.write(message).replace('"', '\'');
  }
}
